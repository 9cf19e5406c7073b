import type { PatientReview } from '../contactability/patient-list-review.ts'
import type { Channel } from '../primitives/channel.ts'
import { instantFrom, toMilliseconds, type Instant } from '../primitives/instant.ts'
import type { Rehearsal, RehearsalInput, RehearsedSends } from './rehearsal.ts'

/** How many patients fall on each moment. Whole waves share one, so there are few. */
export type Times = ReadonlyMap<Instant, number>

export interface RehearsedTimes {
  readonly due: Times
  /** When a text would follow an unread NHS App message. */
  readonly fallback: Times
  readonly window: Pick<Rehearsal, 'firstDueAt' | 'lastDueAt' | 'lastSendAt' | 'sends' | 'fallbackWindow'>
}

/** One patient of a list: why nothing is sent, or by which way when, each following way if the one before stays unread. */
export type Journey =
  | { readonly line: number; readonly reason: string | undefined; readonly steps: readonly [] }
  | {
      readonly line: number
      readonly reason: undefined
      readonly steps: readonly { readonly channel: Channel; readonly at: Instant }[]
    }

export type JourneyInput = Pick<RehearsalInput, 'review' | 'dueAt' | 'heldUntil'>

/** Who would be tried by which way when, in list order; the only part of a rehearsal that has an entry for each line. */
export function* journeysOf(input: JourneyInput): Generator<Journey, undefined> {
  const followsAt = heldFallbacks(input)
  let index = 0
  for (const patient of input.review.patients) {
    const { line, reason, plan } = patient
    if (plan === undefined) yield { line, reason, steps: [] }
    else yield { line, reason: undefined, steps: stepsOf(plan, input.dueAt(index++), followsAt) }
  }
  return undefined
}

function stepsOf(
  plan: NonNullable<PatientReview['plan']>,
  dueAt: Instant,
  followsAt: (at: Instant, waitMs: number) => Instant,
): readonly { readonly channel: Channel; readonly at: Instant }[] {
  const steps: { readonly channel: Channel; readonly at: Instant }[] = []
  let at = dueAt
  for (const { channel, fallbackAfterMs } of plan) {
    steps.push({ channel, at })
    if (fallbackAfterMs !== undefined) at = followsAt(at, fallbackAfterMs)
  }
  return steps
}

/** Waves are few and share their fallback time, so each is worked out once. */
function heldFallbacks({ heldUntil = (at) => at }: JourneyInput): (at: Instant, waitMs: number) => Instant {
  const known = new Map<string, Instant>()
  return (at, waitMs) => {
    const key = `${at} ${waitMs}`
    const follows = known.get(key) ?? heldUntil(instantFrom(toMilliseconds(at) + waitMs))
    known.set(key, follows)
    return follows
  }
}

/** When the messages of a batch leave, and when texts may follow. */
export function timesOf(input: JourneyInput): RehearsedTimes {
  const groups = new Map<string, SendGroup>()
  for (const { steps } of journeysOf(input)) {
    for (const [step, { channel, at }] of steps.entries()) {
      const isFallback = step > 0
      const key = `${channel} ${isFallback}`
      const group = groups.get(key) ?? { channel, isFallback, times: new Map<Instant, number>() }
      group.times.set(at, (group.times.get(at) ?? 0) + 1)
      groups.set(key, group)
    }
  }
  const all = [...groups.values()]
  const due = together(all.filter(({ isFallback }) => !isFallback))
  const fallback = together(all.filter(({ isFallback }) => isFallback))
  return { due, fallback, window: windowOf(all, due, fallback) }
}

interface SendGroup {
  readonly channel: Channel
  readonly isFallback: boolean
  readonly times: Map<Instant, number>
}

function windowOf(groups: readonly SendGroup[], due: Times, fallback: Times): RehearsedTimes['window'] {
  const [first, last] = endsOf(due)
  const [from, until] = endsOf(fallback)
  return {
    firstDueAt: first,
    lastDueAt: last,
    lastSendAt: until !== undefined && (last === undefined || until > last) ? until : last,
    sends: groups
      .toSorted((one, other) => Number(one.isFallback) - Number(other.isFallback))
      .flatMap(sendsOf),
    fallbackWindow: from === undefined || until === undefined ? undefined : { from, until },
  }
}

function sendsOf({ channel, isFallback, times }: SendGroup): readonly RehearsedSends[] {
  const [firstAt, lastAt] = endsOf(times)
  if (firstAt === undefined || lastAt === undefined) return []
  const patients = [...times.values()].reduce((sum, count) => sum + count, 0)
  return [{ channel, isFallback, patients, firstAt, lastAt }]
}

function together(groups: readonly SendGroup[]): Times {
  const times = new Map<Instant, number>()
  for (const group of groups) {
    for (const [at, count] of group.times) times.set(at, (times.get(at) ?? 0) + count)
  }
  return times
}

/** Instants are fixed-width UTC texts, so their order as texts is their order in time. */
function endsOf(times: Times): readonly [Instant | undefined, Instant | undefined] {
  const sorted = [...times.keys()].sort()
  return [sorted[0], sorted.at(-1)]
}
