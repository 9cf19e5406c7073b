import { startFallback, type TimelineCode } from '@carebatch/core'
import type { EngineContext } from '../engine-context.ts'
import { frozen } from '../holds/frozen.ts'
import type { LaneStep } from '../lanes.ts'
import { openBook } from '../ledger/ledger-book.ts'

const tasksAtOnce = 500

/**
 * Unread for long enough: the next way of sending is due. Claimed first and done then: what reads a receipt locks the
 * message before its tasks, and so does this.
 */
export function startFallbacks(context: EngineContext): LaneStep {
  return async () => {
    const lease = context.newLease()
    const claim = { kind: 'fallback', now: context.now(), limit: tasksAtOnce, lease } as const
    const tasks = await context.transaction('claim-fallbacks', async (tables) =>
      tables.tasks.claim({ ...claim, except: await frozen(tables) }),
    )
    if (tasks.length === 0) return false
    const wakeUps = await context.transaction('fallback', async (tables) => {
      const book = await openBook(
        context,
        tables,
        tasks.map(({ message }) => message),
      )
      const code: TimelineCode = 'fallback-started'
      for (const { message, step } of await tables.tasks.held(tasks, lease.token)) {
        const channel = book.message(message)?.plan[step + 1]?.channel
        book.move(message, startFallback, { events: [{ code, channel }] })
      }
      return book.close()
    })
    context.wake(wakeUps)
    return true
  }
}
