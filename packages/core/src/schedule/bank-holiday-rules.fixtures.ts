import { Temporal } from 'temporal-polyfill'
import type { Nation } from './nation.ts'

/**
 * The statutory bank holidays of one year by rule, as YYYY-MM-DD, in order: what the published data is held against.
 * Banking and Financial Dealings Act 1971, schedule 1, with the days that are proclaimed each year (New Year's Day,
 * early May). A day that is proclaimed once, such as a coronation, is not known here.
 */
export function statutoryHolidays(nation: Nation, year: number): readonly string[] {
  const scotland = nation === 'scotland'
  const easter = easterSunday(year)
  const days = [
    ...(scotland ? newYearInScotland(year) : [onWeekday(day(year, 1, 1))]),
    easter.subtract({ days: 2 }),
    ...(scotland ? [] : [easter.add({ days: 1 })]),
    firstMonday(year, 5),
    lastMonday(year, 5),
    scotland ? firstMonday(year, 8) : lastMonday(year, 8),
    ...(scotland ? [onWeekday(day(year, 11, 30))] : []),
    ...(nation === 'northern-ireland' ? [onWeekday(day(year, 3, 17)), onWeekday(day(year, 7, 12))] : []),
    ...christmas(year),
  ]
  return days.map(String).sort()
}

function day(year: number, month: number, date: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day: date })
}

/** A holiday on Saturday or Sunday is kept on the next Monday. */
function onWeekday(holiday: Temporal.PlainDate): Temporal.PlainDate {
  return holiday.dayOfWeek < 6 ? holiday : holiday.add({ days: 8 - holiday.dayOfWeek })
}

/** 1 and 2 January with their substitutes, which never fall on each other. */
function newYearInScotland(year: number): Temporal.PlainDate[] {
  const newYear = day(year, 1, 1)
  const substitutes: Readonly<Record<number, readonly [number, number]>> = {
    5: [1, 4],
    6: [3, 4],
    7: [2, 3],
  }
  const dates = substitutes[newYear.dayOfWeek] ?? [1, 2]
  return dates.map((date) => day(year, 1, date))
}

/** 25 and 26 December with their substitutes, which never fall on each other. */
function christmas(year: number): Temporal.PlainDate[] {
  const christmasDay = day(year, 12, 25)
  const substitutes: Readonly<Record<number, readonly [number, number]>> = {
    5: [25, 28],
    6: [27, 28],
    7: [26, 27],
  }
  const dates = substitutes[christmasDay.dayOfWeek] ?? [25, 26]
  return dates.map((date) => day(year, 12, date))
}

function firstMonday(year: number, month: number): Temporal.PlainDate {
  const first = day(year, month, 1)
  return first.add({ days: (8 - first.dayOfWeek) % 7 })
}

function lastMonday(year: number, month: number): Temporal.PlainDate {
  const first = day(year, month, 1)
  const last = first.with({ day: first.daysInMonth })
  return last.subtract({ days: last.dayOfWeek - 1 })
}

/** Gregorian computus, in the form of Meeus (Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + d + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return day(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}
