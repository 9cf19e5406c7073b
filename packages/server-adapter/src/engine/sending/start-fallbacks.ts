import { startFallback, type TimelineCode } from '@carebatch/core'
import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { openBook } from '../ledger/ledger-book.ts'

const tasksAtOnce = 500

/** Unread for long enough: the next way of sending is due. Claimed and done in one transaction: nobody is called. */
export function startFallbacks(context: EngineContext): LaneStep {
  return async () => {
    const wakeUps = await context.transaction('fallback', async (tables) => {
      const lease = context.newLease()
      const tasks = await tables.tasks.claim({
        kind: 'fallback',
        now: context.now(),
        limit: tasksAtOnce,
        lease,
      })
      if (tasks.length === 0) return undefined
      const book = await openBook(
        context,
        tables,
        tasks.map(({ message }) => message),
      )
      const code: TimelineCode = 'fallback-started'
      for (const { message, step } of tasks) {
        const channel = book.message(message)?.plan[step + 1]?.channel
        book.move(message, startFallback, { events: [{ code, channel }] })
      }
      return book.close()
    })
    if (wakeUps === undefined) return false
    context.wake(wakeUps)
    return true
  }
}
