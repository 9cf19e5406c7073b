import type { Channel } from '../primitives/channel.ts'

/**
 * What is known about one try, in the order in which knowledge grows: evidence only ever moves a try to the right.
 * `unknown`: handed over and not answered. `no`: the provider never took it. `failed`: it took it and could not deliver.
 */
export const tryStates = ['open', 'unknown', 'no', 'accepted', 'failed', 'delivered', 'read'] as const
export type TryState = (typeof tryStates)[number]

/** One way of sending, used once. The key that a provider sees is message, step and generation. */
export interface MessageTry {
  readonly step: number
  readonly generation: number
  readonly what: TryState
}

export interface LedgerStep {
  readonly channel: Channel
  /** Unread after a while, the next step starts. */
  readonly fallback: boolean
}

export type RecordState = 'none' | 'due' | 'written' | 'gap'

/**
 * Everything that decides the state of one message. Immutable: each move returns a new row, or the same one where it
 * changes nothing. `sendDue`, `fallbackDue` and `deadlineDue` are the timers that run.
 */
export interface MessageLedger {
  /** The path, first way first. Empty for somebody who was never to be messaged. */
  readonly steps: readonly LedgerStep[]
  /** Index of the step that counts now. */
  readonly step: number
  /** For each step, from 1. Rises only when a person retries a failure or sends an unknown one again. */
  readonly generations: readonly number[]
  readonly tries: readonly MessageTry[]
  readonly sendDue: boolean
  readonly fallbackDue: boolean
  readonly deadlineDue: boolean
  /** The receipt deadline has passed. */
  readonly late: boolean
  /** Its send would be due and is held back: by staff, by the clock, or by a window. Only what is due can be held. */
  readonly held: boolean
  /** It comes from a backup: what the row has forgotten may have left, so only evidence or a person moves it on. */
  readonly restored: boolean
  /** An end without a copy. Only a message that was never accepted has one. */
  readonly ending: 'excluded' | 'skipped' | 'cancelled' | undefined
  /** The entry that says "sent": due at the first acceptance, once for ever. */
  readonly record: RecordState
  /** The entry that says "not delivered", after "sent" turned out to be wrong. */
  readonly notDelivered: RecordState
}

/** What moves need to know of the batch. */
export interface BatchStand {
  /** Staff have stopped it: nothing new starts. */
  readonly stopped: boolean
}

/** A message that is due; without steps, somebody who is not contactable. */
export function newLedger(steps: readonly LedgerStep[]): MessageLedger {
  const excluded = steps.length === 0
  return {
    steps,
    step: 0,
    generations: steps.map(() => 1),
    tries: [],
    sendDue: !excluded,
    fallbackDue: false,
    deadlineDue: false,
    late: false,
    held: false,
    restored: false,
    ending: excluded ? 'excluded' : undefined,
    record: 'none',
    notDelivered: 'none',
  }
}

export const isDead = ({ what }: MessageTry): boolean => what === 'no' || what === 'failed'
export const isLive = ({ what }: MessageTry): boolean =>
  what === 'accepted' || what === 'delivered' || what === 'read'

export const triesOfStep = (ledger: MessageLedger, step: number): readonly MessageTry[] =>
  ledger.tries.filter((it) => it.step === step)

export const holds = (ledger: MessageLedger, what: TryState): boolean =>
  ledger.tries.some((it) => it.what === what)

/** Nothing of this message has left: each try was turned down by the provider. Of a restored row nobody can know. */
export const neverAccepted = (ledger: MessageLedger): boolean =>
  !ledger.restored && ledger.tries.every(({ what }) => what === 'no')

export const isLastStep = (ledger: MessageLedger, step: number): boolean => step >= ledger.steps.length - 1

export const generationOf = (ledger: MessageLedger, step: number): number => ledger.generations[step] ?? 1

export function findTry(ledger: MessageLedger, step: number, generation: number): MessageTry | undefined {
  return ledger.tries.find((it) => it.step === step && it.generation === generation)
}

/** The ledger with this try known as `what`; undefined takes the try away. */
export function withTry(
  ledger: MessageLedger,
  step: number,
  generation: number,
  what: TryState | undefined,
): MessageLedger {
  const others = ledger.tries.filter((it) => it.step !== step || it.generation !== generation)
  return { ...ledger, tries: what === undefined ? others : [...others, { step, generation, what }] }
}
