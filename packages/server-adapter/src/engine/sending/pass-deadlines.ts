import { passReceiptDeadline } from '@carebatch/core'
import type { TaskKey } from '../../ports/store/task-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { frozen } from '../holds/frozen.ts'
import type { LaneStep } from '../lanes.ts'
import { pieceOf } from '../piece-of.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { day } from '../periods.ts'

const tasksAtOnce = 500

/** No receipt came in time. Where something else is still due, the question is asked again a day later. */
export function passDeadlines(context: EngineContext): LaneStep {
  return async () => {
    const lease = context.newLease()
    const now = context.now()
    const claim = { kind: 'receipt-deadline', now, limit: tasksAtOnce, lease } as const
    const tasks = await context.transaction('claim-deadlines', async (tables) =>
      tables.tasks.claim({ ...claim, except: await frozen(tables) }),
    )
    if (tasks.length === 0) return undefined
    const wakeUps = await context.transaction('receipt-deadline', async (tables) => {
      const book = await openBook(
        context,
        tables,
        tasks.map(({ message }) => message),
      )
      const tooEarly: TaskKey[] = []
      for (const task of await tables.tasks.held(tasks, lease.token)) {
        const channel = book.message(task.message)?.plan[task.step]?.channel
        const events = [{ code: 'no-confirmation', channel }] as const
        if (!book.move(task.message, passReceiptDeadline, { events })) tooEarly.push(task)
      }
      const due = await book.close()
      await tables.tasks.putOff(tooEarly, now + day)
      return due
    })
    context.wake(wakeUps)
    return pieceOf(tasks)
  }
}
