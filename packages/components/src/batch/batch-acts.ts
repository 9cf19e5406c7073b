import type { Batch } from '@carebatch/core/wire'

/**
 * What stopping would mean now: `cancel` while nothing has left (scheduled), `undo` within the grace after Send,
 * `stop` for the rest; undefined where nothing is left to stop.
 */
export type StopKind = 'cancel' | 'undo' | 'stop'

export function stopKind(batch: Batch, now: number): StopKind | undefined {
  if (batch.stopped || leftToSend(batch) === 0) return undefined
  if (batch.undoUntil && Date.parse(batch.undoUntil) > now) return 'undo'
  return batch.status === 'scheduled' ? 'cancel' : 'stop'
}

/**
 * Patients for whom something could still leave or arrive. Those in `sending` include NHS App messages that a text
 * would follow, so a stop changes something for them too.
 */
export function leftToSend(batch: Batch): number {
  return batch.counts.waiting + batch.counts.sending
}

/** Pausing holds back who still waits; a batch that is held already, or in which nobody waits, has nothing to pause. */
export function canPause(batch: Batch): boolean {
  return batch.stopped === undefined && batch.hold === undefined && batch.counts.waiting > 0
}

/** Those of whom nothing has left can have another time, held or not. */
export function canChangeTime(batch: Batch): boolean {
  return batch.stopped === undefined && batch.status !== 'preparing' && batch.counts.waiting > 0
}

/** Retry starts nothing after a stop (a stop is final), and there must be something that failed. */
export function canRetry(batch: Batch): boolean {
  return !batch.stopped && batch.counts.failed > 0
}
