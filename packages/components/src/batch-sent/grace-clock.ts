import type { ConfirmedBatch } from '@carebatch/core'

const arrivals = new WeakMap<ConfirmedBatch, number>()

/**
 * Seconds in which nothing leaves yet. Both ends are the server's (`createdAt`, `undoUntil`), what has passed since the
 * answer arrived is this page's, so neither clock has to be right.
 */
export function secondsOfGrace(
  batch: ConfirmedBatch,
  passed = performance.now(),
): { left: number; of: number } {
  const of =
    batch.undoUntil === undefined ? 0 : (Date.parse(batch.undoUntil) - Date.parse(batch.createdAt)) / 1_000
  const arrived = arrivals.get(batch) ?? passed
  arrivals.set(batch, arrived)
  return { left: Math.max(0, Math.ceil(of - (passed - arrived) / 1_000)), of }
}
