import { isOnCalendar } from './calendar-date.ts'

declare const brand: unique symbol

/** A moment as ISO 8601 in UTC with milliseconds: 2026-11-24T10:00:00.000Z. */
export type Instant = string & { readonly [brand]: 'Instant' }

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMilliseconds = number

const pattern = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/

/** Reads an ISO 8601 date and time that names its offset, or undefined. */
export function parseInstant(text: string): Instant | undefined {
  const ms = pattern.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : NaN
  return Number.isNaN(ms) ? undefined : instantFrom(ms)
}

/** `Date` reads 30 February as 2 March: a slip would then send days later, without a word. */
function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return isOnCalendar({ year, month, day })
}

export function instantFrom(ms: EpochMilliseconds): Instant {
  return new Date(ms).toISOString() as Instant
}

export function toMilliseconds(instant: Instant): EpochMilliseconds {
  return Date.parse(instant)
}
