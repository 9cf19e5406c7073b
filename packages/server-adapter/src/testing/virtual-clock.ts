import type { Clock } from '../ports/clock.ts'

export interface VirtualClock extends Clock {
  /** Moves the clock on. Never back: `ms` below 0 is ignored. */
  advance(ms: number): void
  /** Milliseconds between real and virtual time. Kept by a host that wants the clock to survive a restart. */
  offset(): number
}

export interface VirtualClockOptions {
  /** What the clock shows when it is made, milliseconds since 1970. Ignored where `offset` is given. */
  readonly start?: number
  /** As `offset()` said before a restart. */
  readonly offset?: number
  /** Real time that the clock runs along with. Default: it stands still until it is moved. */
  readonly real?: () => number
}

/** A clock that can be moved, for tests and for sandbox mode. */
export function virtualClock({ start = 0, offset, real = () => 0 }: VirtualClockOptions = {}): VirtualClock {
  let ahead = offset ?? start - real()
  const now = () => real() + ahead
  return {
    now,
    monotonic: now,
    advance(ms) {
      ahead += Math.max(0, ms)
    },
    offset: () => ahead,
  }
}
