import type { Channel } from '../primitives/channel.ts'

/** One way of sending, tried in order. */
export interface PlannedStep {
  readonly channel: Channel
  /** E.164 for a text, an address for an email, the NHS number for the NHS App. */
  readonly address: string
  /** If the message is accepted and still unread after this many milliseconds, the next step starts. */
  readonly fallbackAfterMs?: number
}

/** The path of one message: one step (email, or text) or two (NHS App, then text). Never empty. */
export type ChannelPlan = readonly [PlannedStep, ...PlannedStep[]]
