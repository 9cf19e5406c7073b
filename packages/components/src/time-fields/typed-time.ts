import type { DraftTime, Instant, Schedule, SendHours } from '@carebatch/core'
import type * as schedules from '@carebatch/core/schedule'
import { formatIsoDate } from '../locales/format.ts'
import { readTimeOfDay } from './read-time-of-day.ts'

/** `@carebatch/core/schedule`, which is loaded when this step is reached: it brings a time library. */
export type Schedules = typeof schedules

export type TimeChoice = Schedule['kind']

/** What stands in the fields, letter by letter. */
export interface TypedTime {
  readonly choice: TimeChoice
  readonly day: string
  readonly month: string
  readonly year: string
  readonly time: string
  readonly days: string
  /** How many patients a day or an hour. */
  readonly patients: string
  readonly per: 'day' | 'hour'
  /** Whether this batch leaves within the hours only. */
  readonly keepsHours: 'yes' | ''
  /** Staff have seen that this time is outside their hours: the time that they saw it for. */
  readonly anyway: string
}

export const mostDays = 60
export const mostPatients = 100_000

export function typedTime({ typed, schedule }: DraftTime, suggestion: Suggestion): TypedTime {
  const choice = schedule?.kind ?? 'at'
  return {
    choice,
    ...suggestion,
    days: '3',
    patients: '100',
    per: 'hour',
    keepsHours: '',
    anyway: '',
    ...typed,
  }
}

type Suggestion = Pick<TypedTime, 'day' | 'month' | 'year' | 'time'>

/** The first 9am from tomorrow on that is within the organisation's hours. */
export function suggestedTime(
  { londonTime, nextWindow, bankHolidays }: Schedules,
  now: number,
  { sendWindow, nation }: SendHours,
): Suggestion {
  const tomorrow = formatIsoDate(now + 24 * 3_600_000)
  const morning = londonTime({ date: tomorrow, time: '09:00' })
  const inHours =
    morning.code === 'once' ? nextWindow(morning.instant, sendWindow, bankHolidays(nation)) : undefined
  const date = inHours === undefined ? tomorrow : formatIsoDate(inHours)
  const [year = '', month = '', day = ''] = date.split('-')
  return { day: String(Number(day)), month: String(Number(month)), year, time: '9:00am' }
}

/** Why a time that stands in the fields is none, or is not quite the one that is meant. */
export type TimeReading =
  | { readonly code: 'read'; readonly at: Instant; readonly isFirstOfTwo: boolean }
  | { readonly code: 'unreadable' }
  | { readonly code: 'never'; readonly next: Instant }

export function readTime({ londonTime }: Schedules, typed: TypedTime): TimeReading {
  const date = [typed.year, typed.month.padStart(2, '0'), typed.day.padStart(2, '0')].map((part) =>
    part.trim(),
  )
  const reading = londonTime({ date: date.join('-'), time: readTimeOfDay(typed.time) ?? '' })
  switch (reading.code) {
    case 'once':
      return { code: 'read', at: reading.instant, isFirstOfTwo: false }
    case 'twice':
      return { code: 'read', at: reading.first, isFirstOfTwo: true }
    case 'never':
      return { code: 'never', next: reading.next }
    case 'unreadable':
      return { code: 'unreadable' }
  }
}

export function readDays({ days }: TypedTime): number | undefined {
  return readWhole(days, 2, mostDays)
}

export function readPatients({ patients }: TypedTime): number | undefined {
  return readWhole(patients.replaceAll(',', ''), 1, mostPatients)
}

function readWhole(text: string, least: number, most: number): number | undefined {
  const count = /^\s*\d+\s*$/.test(text) ? Number(text) : NaN
  return count >= least && count <= most ? count : undefined
}

/** Undefined where what was typed is not a time yet. */
export function scheduleOf(schedules: Schedules, typed: TypedTime): Schedule | undefined {
  if (typed.choice === 'now') return { kind: 'now' }
  const reading = readTime(schedules, typed)
  if (reading.code !== 'read') return undefined
  return laterSchedule(typed, typed.choice, reading.at)
}

function laterSchedule(
  typed: TypedTime,
  choice: Exclude<TimeChoice, 'now'>,
  start: Instant,
): Schedule | undefined {
  const kept = typed.keepsHours === 'yes' ? { keepsHours: true } : {}
  switch (choice) {
    case 'at':
      return { kind: 'at', at: start }
    case 'stagger': {
      const days = readDays(typed)
      return days === undefined ? undefined : { kind: 'stagger', start, days, ...kept }
    }
    case 'paced': {
      const patients = readPatients(typed)
      return patients === undefined ? undefined : { kind: 'paced', start, patients, per: typed.per, ...kept }
    }
  }
}
