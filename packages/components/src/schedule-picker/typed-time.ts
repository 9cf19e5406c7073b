import type { DraftTime, Instant, Schedule } from '@carebatch/core'
import type * as schedules from '@carebatch/core/schedule'
import { formatIsoDate } from '../locales/format.ts'
import { readTimeOfDay } from './read-time-of-day.ts'

/** `@carebatch/core/schedule`, which is loaded when this step is reached: it brings a time library. */
export type Schedules = typeof schedules

export type TimeChoice = 'now' | 'at' | 'stagger'

/** What stands in the fields, letter by letter. */
export interface TypedTime {
  readonly choice: TimeChoice
  readonly day: string
  readonly month: string
  readonly year: string
  readonly time: string
  readonly days: string
  /** Staff have seen that this time is outside their hours: the time that they saw it for. */
  readonly anyway: string
}

export const mostDays = 60

export function typedTime({ typed, schedule }: DraftTime, suggestion: Suggestion): TypedTime {
  const choice = schedule?.kind ?? 'at'
  return { choice, ...suggestion, days: '3', anyway: '', ...typed }
}

type Suggestion = Pick<TypedTime, 'day' | 'month' | 'year' | 'time'>

/** The first 9am from tomorrow on that is within the organisation's hours. */
export function suggestedTime(
  { londonTime, checkSendWindow }: Schedules,
  now: number,
  hours: Parameters<Schedules['checkSendWindow']>[1],
): Suggestion {
  const tomorrow = formatIsoDate(now + 24 * 3_600_000)
  const morning = londonTime({ date: tomorrow, time: '09:00' })
  const check = morning.code === 'once' ? checkSendWindow(morning.instant, hours) : { inside: true as const }
  const date = check.inside || check.opensAt === undefined ? tomorrow : formatIsoDate(check.opensAt)
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
  const count = /^\s*\d+\s*$/.test(days) ? Number(days) : NaN
  return count >= 2 && count <= mostDays ? count : undefined
}

/** Undefined where what was typed is not a time yet. */
export function scheduleOf(schedules: Schedules, typed: TypedTime): Schedule | undefined {
  if (typed.choice === 'now') return { kind: 'now' }
  const reading = readTime(schedules, typed)
  if (reading.code !== 'read') return undefined
  if (typed.choice === 'at') return { kind: 'at', at: reading.at }
  const days = readDays(typed)
  return days === undefined ? undefined : { kind: 'stagger', start: reading.at, days }
}
