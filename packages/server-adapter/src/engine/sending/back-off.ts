import { day, hour, second } from '../periods.ts'

/** "Try later" is heeded for so long, from the first time that a try was handed over; then the try has failed. */
export const triedForMs = day

const shortest = 15 * second
const longest = hour

/**
 * When to try again, or undefined: it was tried for long enough. A provider's own wish (Retry-After) is heeded; without
 * one each wait is as long as it has been tried already, so that the waits double.
 */
export function nextTryAt(since: number, now: number, afterMs: number | undefined): number | undefined {
  const asked = afterMs !== undefined && Number.isFinite(afterMs) ? Math.max(second, afterMs) : undefined
  const wait = asked ?? Math.min(longest, Math.max(shortest, now - since))
  const at = now + wait
  return at > since + triedForMs ? undefined : at
}
