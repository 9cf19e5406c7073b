import { toMilliseconds, type Instant } from '../primitives/instant.ts'
import { bankHolidays } from './bank-holidays.ts'
import { daily, held, hourly, type Departures } from './departures.ts'
import { isScheduleInPast } from './is-schedule-in-past.ts'
import { inLondon } from './london-time.ts'
import type { Schedule } from './schedule.ts'
import type { SendHours } from './send-window.ts'

/** Patients who leave together. */
export interface Wave {
  readonly at: Instant
  readonly count: number
}

/**
 * `schedule-in-past`: the chosen minute is over. `schedule-too-long`: somebody would wait for more than a year. The
 * plan then stands as asked, the last wave taking the rest; nobody should follow it.
 */
export type ScheduleProblem = 'schedule-in-past' | 'schedule-too-long'

export interface SchedulePlan {
  /** In order of time. A day or hour in which nobody would leave is missing. */
  readonly waves: readonly Wave[]
  /** When the i-th contactable patient leaves, from 0; throws RangeError beyond the count. */
  readonly dueAt: (index: number) => Instant
  readonly problems: readonly ScheduleProblem[]
  /** Something leaves in a year whose bank holidays are not known yet, so none of them was passed over. */
  readonly warnings: readonly 'bank-holidays-unknown'[]
}

export interface ScheduleInput {
  /** How many patients can be contacted. */
  readonly count: number
  readonly now: Instant
  /** The organisation's hours. Without them nothing is held, and bank holidays do not matter. */
  readonly hours?: SendHours | undefined
}

/**
 * When each patient's message leaves (guide, step 6). The same plan in the browser before Send and on the server after
 * it. Held messages are moved to the next window, never dropped. Throws RangeError for parts that are not whole.
 */
export function planSchedule(schedule: Schedule, { count, now, hours }: ScheduleInput): SchedulePlan {
  const { waves, isWhole } = wavesOf(schedule, { count, now, hours: hoursFor(schedule, hours) })
  const problems: ScheduleProblem[] = []
  if (isScheduleInPast(schedule, toMilliseconds(now))) problems.push('schedule-in-past')
  if (!isWhole) problems.push('schedule-too-long')
  return { waves, dueAt: dueAt(waves), problems, warnings: warningsOf(waves, hours) }
}

function hoursFor(schedule: Schedule, hours: SendHours | undefined): SendHours | undefined {
  const keepsHours = 'keepsHours' in schedule && schedule.keepsHours === true
  return keepsHours && hours !== undefined ? { ...hours, holdOutsideWindow: true } : hours
}

interface Waves {
  readonly waves: readonly Wave[]
  readonly isWhole: boolean
}

function wavesOf(schedule: Schedule, { count, now, hours }: ScheduleInput): Waves {
  switch (schedule.kind) {
    case 'now':
      return together(held(now, hours), count)
    case 'at':
      return together(held(schedule.at, hours), count)
    case 'stagger':
      return apart(daily(schedule.start, hours), evenParts(count, schedule.days))
    case 'paced': {
      const times = schedule.per === 'day' ? daily : hourly
      return apart(times(schedule.start, hours), fullParts(count, schedule.patients))
    }
  }
}

function together(at: Instant, count: number): Waves {
  return { waves: count === 0 ? [] : [{ at, count }], isWhole: true }
}

/** One part after the other; what finds no time any more goes with the last. */
function apart(times: Departures, parts: readonly number[]): Waves {
  const waves: Wave[] = []
  for (const [index, count] of parts.entries()) {
    const time = times.next()
    if (time.done === true) return { waves: withRest(waves, parts.slice(index)), isWhole: false }
    waves.push({ at: time.value, count })
  }
  return { waves, isWhole: true }
}

function withRest(waves: readonly Wave[], parts: readonly number[]): readonly Wave[] {
  const rest = parts.reduce((sum, part) => sum + part, 0)
  return waves.map((wave, index) =>
    index === waves.length - 1 ? { at: wave.at, count: wave.count + rest } : wave,
  )
}

/** As even as whole people allow, the larger parts first; days on which nobody would leave are missing. */
function evenParts(count: number, days: number): readonly number[] {
  if (!Number.isInteger(days) || days < 1) throw new RangeError('A list is spread over whole days')
  const [each, over] = [Math.floor(count / days), count % days]
  return Array.from({ length: Math.min(days, count) }, (_, day) => (day < over ? each + 1 : each))
}

function fullParts(count: number, patients: number): readonly number[] {
  if (!Number.isInteger(patients) || patients < 1) throw new RangeError('Patients leave as whole people')
  const length = Math.ceil(count / patients)
  return Array.from({ length }, (_, index) => Math.min(patients, count - index * patients))
}

/** Waves may be thousands and patients a hundred thousand, so a patient's wave is found by halving. */
function dueAt(waves: readonly Wave[]): SchedulePlan['dueAt'] {
  let sum = 0
  const ends = waves.map(({ count }) => (sum += count))
  return (index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) > index) high = middle
      else low = middle + 1
    }
    const wave = index >= 0 ? waves[low] : undefined
    if (wave === undefined) throw new RangeError('No patient of this schedule has that index')
    return wave.at
  }
}

/** Waves are in order of time, so the last year is the last wave's. */
function warningsOf(waves: readonly Wave[], hours: SendHours | undefined): SchedulePlan['warnings'] {
  const last = waves.at(-1)
  if (last === undefined || hours === undefined) return []
  return bankHolidays(hours.nation).knows(inLondon(last.at).year) ? [] : ['bank-holidays-unknown']
}
