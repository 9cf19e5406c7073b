import type { MovableClock } from '../../ports/sandbox.ts'
import type { ProviderFile } from './provider-file.ts'
import { virtualClock } from '../virtual-clock.ts'

/** Tuesday 24 November 2026, 10:00 in London: a weekday, inside every send window, far from a clock change. */
export const sandboxStart = Date.UTC(2026, 10, 24, 10)

const setting = 'clock-offset'

/** A clock that runs along with `real` time, can be moved on, and is where it was after a restart. */
export function sandboxClock(
  file: Pick<ProviderFile, 'setting' | 'keepSetting'>,
  real: () => number = Date.now,
): MovableClock {
  const kept = file.setting(setting)
  const clock = virtualClock({ real, offset: kept === undefined ? sandboxStart - real() : Number(kept) })
  file.keepSetting(setting, String(clock.offset()))
  return {
    now: clock.now,
    monotonic: clock.monotonic,
    advance(ms) {
      clock.advance(ms)
      file.keepSetting(setting, String(clock.offset()))
    },
  }
}
