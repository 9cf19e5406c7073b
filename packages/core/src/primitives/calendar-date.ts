import { plainText } from './plain-text.ts'

/** The three parts of a written date. `yearDigits` 2: the century is not written. Not checked against the calendar. */
export interface CalendarDate {
  readonly day: number
  readonly month: number
  readonly year: number
  readonly yearDigits: 2 | 4
}

const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const monthInLetters = /^(\d{1,2})(?:st|nd|rd|th)?([ -]?)([a-z]{3,9})\.?,?\2(\d{4}|\d{2})$/i
const midnight = /[T ]00:00(?::00(?:\.0+)?)?$/
const oddSpace = /[^\S ]|  /

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const
const inLowerCase = monthNames.map((name) => name.toLowerCase())

/**
 * Takes a date apart: day first, always (02/11/1968 is 2 November), or year first where the year has 4 digits. Slashes,
 * dashes or dots, or the month in English letters; a time of midnight, as spreadsheets add it, is dropped.
 */
export function splitDate(text: string): CalendarDate | undefined {
  const plain = withoutTime(plainText(text))
  const inDigits = dayFirst.exec(plain)
  if (inDigits) return calendarDate(inDigits[1], inDigits[3], inDigits[4])
  const iso = yearFirst.exec(plain)
  if (iso) return calendarDate(iso[4], iso[3], iso[1])
  const inLetters = monthInLetters.exec(plain)
  return inLetters ? calendarDate(inLetters[1], monthNumber(inLetters[3]), inLetters[4]) : undefined
}

function withoutTime(text: string): string {
  const date = text.includes(':') ? text.replace(midnight, '') : text
  return oddSpace.test(date) ? date.replace(/\s+/g, ' ') : date
}

/** Whether the calendar has this day (29 February only in leap years). */
export function isOnCalendar({ day, month, year }: Omit<CalendarDate, 'yearDigits'>): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year)
}

/** YYYY-MM-DD. */
export function isoText({ day, month, year }: Omit<CalendarDate, 'yearDigits'>): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** In full, for January = 1. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? ''
}

function calendarDate(
  day: string | undefined,
  month: string | number | undefined,
  year: string | undefined,
): CalendarDate | undefined {
  if (month === undefined) return undefined
  const yearDigits = year?.length === 2 ? 2 : 4
  return { day: Number(day), month: Number(month), year: Number(year), yearDigits }
}

/** Nov, Sept, November: three letters at least, and the beginning of the month's name. */
function monthNumber(letters: string | undefined): number | undefined {
  const wanted = letters?.toLowerCase()
  const at = wanted === undefined ? -1 : inLowerCase.findIndex((name) => name.startsWith(wanted))
  return at < 0 ? undefined : at + 1
}

function daysIn(month: number, year: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
