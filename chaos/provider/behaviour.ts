import type { Sender } from '@carebatch/server-adapter/ports/sender'

/**
 * What a provider does about a call that comes again. `reference`: it knows a call by its reference only, as bulk
 * services do. `key`: it knows each message. `lookup`: it makes another copy, but says which messages it has. `none`:
 * it makes another copy and says nothing.
 */
export const dedupeKinds = ['reference', 'key', 'lookup', 'none'] as const
export type DedupeKind = (typeof dedupeKinds)[number]

/** What its adapter declares to the engine. */
export const declared: Readonly<Record<DedupeKind, Sender['dedupe']>> = {
  reference: 'by-reference',
  key: 'by-reference',
  lookup: 'lookup',
  none: 'none',
}

/**
 * What can go wrong with one call. The first five leave the caller in the dark; `late`: the caller gave up, and the
 * provider reads the call up to ten minutes afterwards. The last two are answers.
 */
export const callFaults = [
  'accept-then-time-out',
  'accept-then-reset',
  'accept-then-5xx',
  'accept-then-half-a-body',
  'reset-before',
  'late',
  'try-later',
  'refuse-some',
] as const
export type CallFault = (typeof callFaults)[number]

/** Handed to the provider's process, and changed there by `POST /plan`. Everything is plain JSON. */
export interface ProviderPlan {
  readonly dedupe: DedupeKind
  /** Part of the calls, 0 to 1, that meet each fault. */
  readonly faults: Readonly<Partial<Record<CallFault, number>>>
  /** Only when a message is handed over for the first time: its repeats go well. */
  readonly firstOnly?: boolean
  /** How long an answer takes, milliseconds: at least, at most. */
  readonly answerMs: readonly [number, number]
  /** A late call is read so long after it came, milliseconds at most; missing: when it is told to, by `POST /late`. */
  readonly lateMs?: number
}
