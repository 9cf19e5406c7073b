import { channels, type Channel } from '../primitives/channel.ts'
import { isLive, triesOfStep, type MessageLedger } from './message-ledger.ts'

/**
 * What one way of sending came to for one patient. `moved-on`: the next way took over, since this one was not opened in
 * time or did not arrive. `not-sent`: skipped, cancelled or withdrawn before anything left by this way.
 */
export const wayOutcomes = [
  'read',
  'delivered',
  'emailed',
  'sending',
  'waiting',
  'moved-on',
  'failed',
  'no-confirmation',
  'outcome-unknown',
  'not-sent',
] as const
export type WayOutcome = (typeof wayOutcomes)[number]

/** A channel, as the first way to a patient or as the one that follows another (`next`). */
export type Way = Channel | `${Channel}-next`
export const ways: readonly Way[] = channels.flatMap((channel) => [channel, `${channel}-next` as const])

export const channelOf = (way: Way): Channel | undefined =>
  channels.find((channel) => way === channel || way === `${channel}-next`)

export interface WayResult {
  readonly way: Way
  readonly outcome: WayOutcome
}

/** People of a batch by way and outcome; what is not mentioned holds nobody. Who moved on is in two ways. */
export type WayCounts = Readonly<Partial<Record<Way, Readonly<Partial<Record<WayOutcome, number>>>>>>

/** Each way that a message has come to, in their order: a pure function of the same row as its state. */
export function wayResults(ledger: MessageLedger): readonly WayResult[] {
  const reached = ledger.steps.slice(0, ledger.step + 1)
  return reached.map(({ channel }, step) => ({
    way: step === 0 ? channel : `${channel}-next`,
    outcome: outcomeOf(ledger, step, channel),
  }))
}

function outcomeOf(ledger: MessageLedger, step: number, channel: Channel): WayOutcome {
  const tries = triesOfStep(ledger, step)
  const has = (what: (typeof tries)[number]['what']) => tries.some((it) => it.what === what)
  if (has('read')) return 'read'
  if (step < ledger.step) return 'moved-on'
  if (has('delivered')) return 'delivered'
  if (has('open')) return 'sending'
  if (ledger.sendDue) return 'waiting'
  if (has('accepted')) return acceptedOutcome(ledger, channel)
  if (has('unknown') || (ledger.restored && ledger.ending === undefined)) return 'outcome-unknown'
  return tries.length > 0 && ledger.ending === undefined && !tries.some(isLive) ? 'failed' : 'not-sent'
}

function acceptedOutcome({ late }: MessageLedger, channel: Channel): WayOutcome {
  if (channel === 'email') return 'emailed'
  return late ? 'no-confirmation' : 'sending'
}

/** Before anything is sent: everybody waits for the first way. */
export function startingWays(first: Readonly<Record<Channel, number>>): WayCounts {
  const used = channels.filter((channel) => first[channel] > 0)
  return Object.fromEntries(used.map((channel) => [channel, { waiting: first[channel] }]))
}

export interface WayChange extends WayResult {
  readonly people: number
}

/** Counts after these changes. Where nobody is left, nothing is mentioned. */
export function addToWays(counts: WayCounts, changes: Iterable<WayChange>): WayCounts {
  const sums: Partial<Record<Way, Partial<Record<WayOutcome, number>>>> = {}
  for (const way of ways) if (counts[way] !== undefined) sums[way] = { ...counts[way] }
  for (const { way, outcome, people } of changes) {
    const here = (sums[way] ??= {})
    here[outcome] = (here[outcome] ?? 0) + people
  }
  return orderedWays(sums)
}

export function waysAgree(one: WayCounts, other: WayCounts): boolean {
  return ways.every((way) =>
    wayOutcomes.every((outcome) => (one[way]?.[outcome] ?? 0) === (other[way]?.[outcome] ?? 0)),
  )
}

/** In the order in which they are shown. */
function orderedWays(counts: WayCounts): WayCounts {
  const entries = ways.flatMap((way) => {
    const here = wayOutcomes.flatMap((outcome) => {
      const people = counts[way]?.[outcome] ?? 0
      return people === 0 ? [] : [[outcome, people] as const]
    })
    return here.length === 0 ? [] : [[way, Object.fromEntries(here)] as const]
  })
  return Object.fromEntries(entries)
}
