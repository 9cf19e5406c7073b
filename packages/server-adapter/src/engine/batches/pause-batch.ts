import { CareBatchError } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { lockToSteer, saveSteering } from '../holds/steer.ts'
import { giveBack } from '../holds/give-back.ts'
import { batchView } from './batch-view.ts'

/** Nothing new leaves until staff go on. Twice is once, and whoever pauses never has to know the newest revision. */
export function pauseBatch(context: EngineContext): Engine['pauseBatch'] {
  return ({ organisation, user }, id) =>
    context.transaction('pause', async (tables) => {
      const { batch, steering } = await lockToSteer(tables, organisation.id, id)
      const isOver = batch.stopped !== undefined || batch.counts.waiting + batch.counts.sending === 0
      if (isOver) throw new CareBatchError('state-forbids')
      if (steering.hold?.why !== 'paused') {
        const hold = { why: 'paused', since: context.now(), by: user.name, until: undefined } as const
        const revision = steering.revision + 1
        await saveSteering(context, tables, id, { ...steering, revision, hold })
      }
      const [now] = await tables.batches.findAll([id])
      return batchView(context, tables, now ?? batch)
    })
}

/** Ends whatever holds the batch back: what was held leaves now. A batch that nothing holds is left as it is. */
export function resumeBatch(context: EngineContext): Engine['resumeBatch'] {
  return async ({ organisation, user }, id, revision) => {
    const batch = await context.transaction('resume', async (tables) => {
      const { batch: found, steering } = await lockToSteer(tables, organisation.id, id)
      if (found.stopped !== undefined) throw new CareBatchError('state-forbids')
      if (steering.hold === undefined) return found
      if (revision !== steering.revision) throw new CareBatchError('version-conflict')
      const release = { at: context.now(), by: user.name }
      const { why, sender } = steering.hold
      const anyHour = steering.anyHour || why === 'outside-window'
      if (sender !== undefined) await tables.holds.saveRefusals(organisation.id, sender, 0)
      const next = { ...steering, revision: revision + 1, hold: undefined, release, anyHour }
      await saveSteering(context, tables, id, next)
      return found
    })
    await giveBack(context, batch)
    return context.transaction('read-batch', async (tables) => {
      const [now] = await tables.batches.findAll([id])
      return batchView(context, tables, now ?? batch)
    })
  }
}
