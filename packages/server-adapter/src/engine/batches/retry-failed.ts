import { CareBatchError, retryFailure } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext, WakeUp } from '../engine-context.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { orNotFound } from '../not-found.ts'
import { batchView } from './batch-view.ts'

const rowsAtOnce = 5_000

/** Tries the failed again, and only them: a new generation of the step that failed. */
export function retryFailed(context: EngineContext): Engine['retryFailed'] {
  return async ({ organisation }, id) => {
    let retried = 0
    for (let after = 0, more = true; more;) {
      const part = await context.transaction('retry', async (tables) => {
        const batch = orNotFound(await tables.batches.find(organisation.id, id))
        if (batch.stopped !== undefined) throw new CareBatchError('state-forbids')
        const failed = await tables.messages.inBucket(id, 'failed', after, rowsAtOnce)
        const book = await openBook(
          context,
          tables,
          failed.map((message) => message.id),
        )
        const events = [{ code: 'retried' }] as const
        const count = failed.filter((message) => book.move(message.id, retryFailure, { events })).length
        const wakeUps: readonly WakeUp[] = await book.close()
        return { count, wakeUps, last: failed.at(-1)?.line, isFull: failed.length === rowsAtOnce }
      })
      retried += part.count
      context.wake(part.wakeUps)
      after = part.last ?? after
      more = part.isFull
    }
    return context.transaction('read-batch', async (tables) => {
      const batch = orNotFound(await tables.batches.find(organisation.id, id))
      return { retried, batch: await batchView(context, tables, batch) }
    })
  }
}
