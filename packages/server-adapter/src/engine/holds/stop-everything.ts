import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { prepareBatch } from '../batches/prepare-batch.ts'
import { withdrawStopped } from '../batches/stop-batch.ts'
import { holdViews } from './hold-views.ts'

const isUnderWay = ({ stopped, counts }: StoredBatch): boolean =>
  stopped === undefined && counts.waiting + counts.sending > 0

/**
 * Stops every batch of an organisation in one transaction and holds the organisation, so that nothing new leaves, also
 * of batches that would be made now, until somebody releases it. Twice is once; a crash is gone on after.
 */
export function stopEverything(context: EngineContext): Engine['stopEverything'] {
  return async ({ organisation, user }) => {
    const stopped = { by: user.name, at: context.now() }
    const batches = await context.transaction('stop-everything', async (tables) => {
      const underWay = (await tables.batches.list(organisation.id)).filter(isUnderWay)
      const locked = await lockAll(tables, organisation.id, underWay)
      for (const { id } of locked) {
        await tables.batches.change(id, { stopped, stopPending: true })
        await tables.batches.touch(id, stopped.at)
      }
      await tables.holds.add(organisation.id, { why: 'stopped', since: stopped.at, by: user.name })
      return locked
    })
    for (const batch of batches) {
      await prepareBatch(context, batch)
      await withdrawStopped(context, batch)
    }
    return context.transaction('report-stop', async (tables) => {
      const sum = { gone: 0, inFlight: 0, cancelled: 0, ended: 0 }
      for (const { id } of batches) {
        const reach = await tables.messages.reach(id)
        for (const key of ['gone', 'inFlight', 'cancelled', 'ended'] as const) sum[key] += reach[key]
      }
      return { ...sum, batches: batches.length, holds: await holdViews(tables, organisation.id) }
    })
  }
}

/** In the order of their ids, as everybody locks. */
async function lockAll(
  tables: StoreTables,
  organisation: string,
  batches: readonly StoredBatch[],
): Promise<readonly StoredBatch[]> {
  const locked: StoredBatch[] = []
  for (const { id } of batches.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const batch = await tables.batches.lock(organisation, id)
    if (batch !== undefined && isUnderWay(batch)) locked.push(batch)
  }
  return locked
}
