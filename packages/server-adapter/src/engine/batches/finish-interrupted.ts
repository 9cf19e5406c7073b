import type { StoredBatch } from '../../ports/store/batch-table.ts'
import { unsteered, type Steering } from '../../ports/store/steering-table.ts'
import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { endHold, giveBack } from '../holds/give-back.ts'
import { spreadAnew } from './change-schedule.ts'
import { prepareBatch } from './prepare-batch.ts'
import { withdrawStopped } from './stop-batch.ts'

interface Unfinished {
  readonly batch: StoredBatch
  readonly steering: Steering
}

/** Goes on where a crash interrupted what is done with a batch in pieces, and ends the holds that are over. */
export function finishInterrupted(context: EngineContext): LaneStep {
  return async () => {
    const unfinished = await context.transaction('unfinished', async (tables) => {
      const under = await tables.batches.findAll(await tables.steering.underWay(context.now()))
      const batches = [...(await tables.batches.unfinished()), ...under]
      const steering = await tables.steering.of(batches.map(({ id }) => id))
      return batches.map((batch) => ({ batch, steering: steering.get(batch.id) ?? unsteered }))
    })
    for (const one of unfinished) await finish(context, one)
    return unfinished.length > 0 ? unfinished.map(standing).join(' ') : undefined
  }
}

/** What there is to finish of a batch, and how far that is. */
const standing = ({ batch, steering: { hold, release, spread } }: Unfinished): string =>
  JSON.stringify([batch.id, batch.preparing, batch.stopPending, hold?.until, release?.at, spread?.afterLine])

async function finish(context: EngineContext, { batch, steering }: Unfinished): Promise<void> {
  await prepareBatch(context, batch)
  if (batch.stopPending) await withdrawStopped(context, batch)
  if (steering.spread !== undefined) await spreadAnew(context, batch)
  const hasEnded = steering.hold?.until !== undefined && (await endHold(context, batch))
  if (hasEnded || steering.release !== undefined) await giveBack(context, batch)
}
