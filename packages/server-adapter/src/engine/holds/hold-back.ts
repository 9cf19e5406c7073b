import { holdSend } from '@carebatch/core'
import type { BatchHold } from '../../ports/store/steering-table.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { openBook, type LedgerBook } from '../ledger/ledger-book.ts'
import { holdInForce, lockToSteer, saveSteering } from './steer.ts'

/**
 * Keeps claimed sends back: first the hold of each batch, from which moment nothing of it is submitted, then its
 * messages. Where a process dies in between, the next claim finds the hold and goes on.
 */
export async function holdBack(
  context: EngineContext,
  tasks: readonly StoredTask[],
  holds: ReadonlyMap<string, BatchHold>,
  token: string,
): Promise<void> {
  for (const [batch, hold] of holds) {
    const organisation = tasks.find((task) => task.batch === batch)?.organisation
    if (organisation !== undefined) await keepHold(context, organisation, batch, hold)
  }
  await context.transaction('hold-back', async (tables) => {
    const book = await openBook(
      context,
      tables,
      tasks.map(({ message }) => message),
    )
    for (const { message } of await tables.tasks.held(tasks, token)) {
      const hold = holds.get(book.message(message)?.batch ?? '')
      if (hold !== undefined) holdMessage(book, message, hold)
    }
    return book.close()
  })
}

/** A hold that somebody else has set in the meantime stays. */
async function keepHold(
  context: EngineContext,
  organisation: string,
  batch: string,
  hold: BatchHold,
): Promise<void> {
  const isNew = await context.transaction('hold-batch', async (tables) => {
    const { steering } = await lockToSteer(tables, organisation, batch)
    if (holdInForce(steering, context.now()) !== undefined) return false
    await saveSteering(context, tables, batch, { ...steering, hold })
    return true
  })
  if (isNew && hold.until !== undefined) {
    context.wake([{ key: `unfinished:${organisation}`, at: hold.until }])
  }
}

export function holdMessage(book: LedgerBook, message: string, { why }: BatchHold): void {
  const { plan, ledger } = book.message(message) ?? { plan: [], ledger: undefined }
  const channel = plan[ledger?.step ?? 0]?.channel
  book.move(message, holdSend, { events: [{ code: 'held', channel, detail: { why } }], reason: why })
}
