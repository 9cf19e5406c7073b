import { CareBatchError, retryFailure } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext, WakeUp } from '../engine-context.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { afterPart, beginRequest, requestHash } from '../begin-request.ts'
import { orNotFound } from '../not-found.ts'
import { batchView } from './batch-view.ts'

const rowsAtOnce = 5_000

/** Tries the failed again, and only them, once for each key: a new generation of the step that failed. */
export function retryFailed(context: EngineContext): Engine['retryFailed'] {
  return async ({ organisation }, id, key = context.randomId()) => {
    const asked = { organisation: organisation.id, key, requestHash: requestHash('retry', id), subject: id }
    let retried = 0
    for (let isOver = false; !isOver;) {
      const part = await context.transaction('retry', async (tables) => {
        const batch = orNotFound(await tables.batches.find(organisation.id, id))
        const request = await beginRequest(tables, asked)
        if (request.isFinished) return { ...request, wakeUps: [] }
        if (batch.stopped !== undefined) throw new CareBatchError('state-forbids')
        const failed = await tables.messages.inBucket(id, 'failed', request.afterLine, rowsAtOnce)
        const book = await openBook(
          context,
          tables,
          failed.map((message) => message.id),
        )
        const events = [{ code: 'retried' }] as const
        const moved = failed.filter((message) => book.move(message.id, retryFailure, { events })).length
        const done = afterPart(request, {
          moved,
          last: failed.at(-1)?.line,
          isLast: failed.length < rowsAtOnce,
        })
        await tables.requests.save(done)
        const wakeUps: readonly WakeUp[] = await book.close()
        return { ...done, wakeUps }
      })
      context.wake(part.wakeUps)
      retried = part.count
      isOver = part.isFinished
    }
    return context.transaction('read-batch', async (tables) => {
      const batch = orNotFound(await tables.batches.find(organisation.id, id))
      return { retried, batch: await batchView(context, tables, batch) }
    })
  }
}
