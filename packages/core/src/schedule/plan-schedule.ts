import { toMilliseconds, type Instant } from '../primitives/instant.ts'
import { isScheduleInPast } from './is-schedule-in-past.ts'
import { inLondon, instantOf } from './london-time.ts'
import type { Schedule } from './schedule.ts'

/** Patients who leave together. */
export interface Wave {
  readonly at: Instant
  readonly count: number
}

export interface SchedulePlan {
  /** In order of time. A day on which nobody would leave is missing. */
  readonly waves: readonly Wave[]
  /** When the i-th contactable patient leaves, from 0; throws RangeError beyond the count. */
  readonly dueAt: (index: number) => Instant
  /** `schedule-in-past`: the chosen minute is over. The plan then stands as asked; nobody should follow it. */
  readonly problems: readonly 'schedule-in-past'[]
}

export interface ScheduleInput {
  /** How many patients can be contacted. */
  readonly count: number
  readonly now: Instant
}

/**
 * When each patient's message leaves (guide, step 6). Staggered lists are spread over days as evenly as whole people
 * allow; throws RangeError for days that are not whole.
 */
export function planSchedule(schedule: Schedule, { count, now }: ScheduleInput): SchedulePlan {
  const waves = wavesOf(schedule, count, now)
  return {
    waves,
    dueAt: (index) => waveOf(waves, index).at,
    problems: isScheduleInPast(schedule, toMilliseconds(now)) ? ['schedule-in-past'] : [],
  }
}

function wavesOf(schedule: Schedule, count: number, now: Instant): readonly Wave[] {
  switch (schedule.kind) {
    case 'now':
      return nonEmpty([{ at: now, count }])
    case 'at':
      return nonEmpty([{ at: schedule.at, count }])
    case 'stagger':
      return nonEmpty(staggered(schedule.start, schedule.days, count))
  }
}

/**
 * Each day at the same London wall-clock time, so 24 hours apart but for the days on which the clocks change. Counted
 * from the first day each time: a time that the clocks skip once is carried over the gap on that day only.
 */
function staggered(start: Instant, days: number, count: number): Wave[] {
  if (!Number.isInteger(days) || days < 1) throw new RangeError('A list is spread over whole days')
  const first = inLondon(start)
  const [each, over] = [Math.floor(count / days), count % days]
  return Array.from({ length: days }, (_, day) => ({
    at: instantOf(first.add({ days: day })),
    count: day < over ? each + 1 : each,
  }))
}

function nonEmpty(waves: readonly Wave[]): readonly Wave[] {
  return waves.filter(({ count }) => count > 0)
}

function waveOf(waves: readonly Wave[], index: number): Wave {
  let left = index
  for (const wave of waves) {
    if (left < wave.count && left >= 0) return wave
    left -= wave.count
  }
  throw new RangeError('No patient of this schedule has that index')
}
