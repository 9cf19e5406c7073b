import { instantFrom, toMilliseconds, type Instant } from '../primitives/instant.ts'
import type { Rehearsal, RehearsalInput } from './rehearsal.ts'

/** How many patients fall on each moment. Whole waves share one, so there are few. */
export type Times = ReadonlyMap<Instant, number>

export interface RehearsedTimes {
  readonly due: Times
  /** When a text would follow an unread NHS App message. */
  readonly fallback: Times
  readonly window: Pick<Rehearsal, 'firstDueAt' | 'lastDueAt' | 'fallbackWindow'>
}

/** When the messages of a batch leave, and when texts may follow. */
export function timesOf({ review, dueAt }: RehearsalInput): RehearsedTimes {
  const due = new Map<Instant, number>()
  const fallback = new Map<Instant, number>()
  let index = 0
  for (const { plan } of review.patients) {
    if (plan === undefined) continue
    const at = dueAt(index++)
    count(due, at)
    const wait = plan[0].fallbackAfterMs
    if (wait !== undefined) count(fallback, instantFrom(toMilliseconds(at) + wait))
  }
  const [first, last] = endsOf(due)
  const [from, until] = endsOf(fallback)
  const fallbackWindow = from === undefined || until === undefined ? undefined : { from, until }
  return { due, fallback, window: { firstDueAt: first, lastDueAt: last, fallbackWindow } }
}

function count(times: Map<Instant, number>, at: Instant): void {
  times.set(at, (times.get(at) ?? 0) + 1)
}

/** Instants are fixed-width UTC texts, so their order as texts is their order in time. */
function endsOf(times: Times): readonly [Instant | undefined, Instant | undefined] {
  const sorted = [...times.keys()].sort()
  return [sorted[0], sorted.at(-1)]
}
