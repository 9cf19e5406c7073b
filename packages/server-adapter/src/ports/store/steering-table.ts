import type { BatchHoldReason } from '@carebatch/core'
import type { NewBatch } from '@carebatch/core/wire'

/** Nothing new leaves from the batch. With `until` it ends by itself, else a person ends it. */
export interface BatchHold {
  readonly why: BatchHoldReason
  readonly since: number
  /** Undefined: the engine itself. */
  readonly by: string | undefined
  readonly until: number | undefined
  /** Of `refused-in-a-row`: whose refusals they are. */
  readonly sender?: string | undefined
}

/** Times as they were changed after the batch was confirmed. */
export interface BatchTiming {
  readonly schedule: NewBatch['schedule']
  readonly firstDueAt: number
  readonly lastDueAt: number
}

/** How far the rest of a batch has been given new times. Meanwhile nothing of it is submitted. */
export interface Spread {
  readonly afterLine: number
  /** Of those who have not left: how many have their new time, and how many there are. */
  readonly index: number
  readonly count: number
  /** When the change was made: new times are reckoned from it. */
  readonly from: number
}

/** How a batch is steered after it was confirmed. */
export interface Steering {
  /** Counts what people decided, so that of two who decide at once the second is told. */
  readonly revision: number
  readonly hold: BatchHold | undefined
  /** What was held is being given back, to leave at this time. */
  readonly release: { readonly at: number; readonly by: string | undefined } | undefined
  /** Staff have let it send outside the organisation's hours. */
  readonly anyHour: boolean
  readonly timing: BatchTiming | undefined
  readonly spread: Spread | undefined
}

export const unsteered: Steering = {
  revision: 0,
  hold: undefined,
  release: undefined,
  anyHour: false,
  timing: undefined,
  spread: undefined,
}

/** Decide on it only under the lock of the batch (`batches.lock`); whoever submits reads it with the batch. */
export interface SteeringTable {
  /** Of each batch that was ever steered. */
  of(batches: readonly string[]): Promise<ReadonlyMap<string, Steering>>
  save(batch: string, steering: Steering): Promise<void>
  /** Batches with something to be given back or to be given new times, or whose hold ends by now. */
  underWay(now: number): Promise<readonly string[]>
  /** When the next hold ends by itself. */
  nextDueAt(): Promise<number | undefined>
}
