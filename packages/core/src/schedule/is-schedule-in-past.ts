import { toMilliseconds, type EpochMilliseconds } from '../primitives/instant.ts'
import type { Schedule } from './schedule.ts'

const minute = 60_000

/**
 * Whether the chosen time is over. Times are chosen by the minute, so the minute that is under way still counts. Needs
 * no Temporal, so that it can be asked before that is loaded.
 */
export function isScheduleInPast(schedule: Schedule, now: EpochMilliseconds): boolean {
  if (schedule.kind === 'now') return false
  const chosen = toMilliseconds(schedule.kind === 'at' ? schedule.at : schedule.start)
  return chosen < Math.floor(now / minute) * minute
}
