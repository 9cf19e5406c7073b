import type { Nation } from './nation.ts'

/** When an organisation likes to be called back; the part of its settings that says so. London time. */
export interface SendWindow {
  /** ISO numbers, Monday = 1. */
  readonly weekdays: readonly number[]
  /** 08:00; the first minute inside. */
  readonly from: string
  /** 18:00; the first minute outside. Up to 00:00 means until midnight, the same as `from` all day. */
  readonly until: string
}

/** What an organisation's settings say about the hours of its messages. */
export interface SendHours {
  readonly sendWindow: SendWindow
  /** Whose bank holidays are kept. */
  readonly nation: Nation
  /** Messages that would leave outside wait for the next window; otherwise staff are asked before they send. */
  readonly holdOutsideWindow: boolean
}
