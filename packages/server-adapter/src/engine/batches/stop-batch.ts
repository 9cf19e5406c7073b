import { stopMessage } from '@carebatch/core'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { orNotFound } from '../not-found.ts'
import { batchView } from './batch-view.ts'
import { prepareBatch } from './prepare-batch.ts'

const rowsAtOnce = 5_000

/**
 * Stops a batch. From the first transaction on nothing new is submitted, since each submission reads the batch; the
 * rows follow. What was submitted before may still arrive and is reported as in flight. A batch in which nothing is
 * under way any more is reported and left as it is.
 */
export function stopBatch(context: EngineContext): Engine['stopBatch'] {
  return async ({ organisation, user }, id) => {
    const batch = await context.transaction('stop', async ({ batches }) => {
      const found = orNotFound(await batches.lock(organisation.id, id))
      const isOver = found.counts.waiting + found.counts.sending === 0
      if (found.stopped !== undefined || isOver) return found
      await batches.change(id, { stopped: { by: user.name, at: context.now() }, stopPending: true })
      await batches.touch(id, context.now())
      return { ...found, stopPending: true }
    })
    await prepareBatch(context, batch)
    if (batch.stopPending) await withdrawStopped(context, batch)
    return context.transaction('report-stop', async (tables) => {
      const stored = orNotFound(await tables.batches.find(organisation.id, id))
      return { ...(await tables.messages.reach(id)), batch: await batchView(context, tables, stored) }
    })
  }
}

/** Withdraws every send and fallback that is due, in pieces; goes on after a crash. */
export async function withdrawStopped(context: EngineContext, { id }: StoredBatch): Promise<void> {
  for (;;) {
    const left = await context.transaction('withdraw', async (tables) => {
      const messages = await tables.messages.toStop(id, rowsAtOnce)
      const book = await openBook(
        context,
        tables,
        messages.map((message) => message.id),
      )
      for (const message of messages) {
        book.move(message.id, stopMessage)
        const isCancelled = book.message(message.id)?.state === 'cancelled'
        book.note(message.id, { code: isCancelled ? 'cancelled' : 'stopped' })
      }
      await book.close()
      if (messages.length === 0) await tables.batches.change(id, { stopPending: false })
      return messages.length
    })
    if (left === 0) return
  }
}
