import type { Temporal } from 'temporal-polyfill'
import type { BankHolidays } from './bank-holidays.ts'
import type { SendWindow } from './send-window.ts'

/** The day is not one of the week's, or nobody works on it, or the hour is too early or too late. */
export type WhyOutside = 'weekday' | 'bank-holiday' | 'hours'

/** Why a moment of London time lies outside a send window, or undefined: it lies inside. */
export function whyOutside(
  moment: Temporal.ZonedDateTime,
  sendWindow: SendWindow,
  holidays: BankHolidays,
): WhyOutside | undefined {
  return whyClosed(moment.toPlainDate(), sendWindow, holidays) ?? whyOutsideHours(moment, sendWindow)
}

/** Why no message should leave on a day at all. */
export function whyClosed(
  date: Temporal.PlainDate,
  { weekdays }: SendWindow,
  holidays: BankHolidays,
): 'weekday' | 'bank-holiday' | undefined {
  if (!weekdays.includes(date.dayOfWeek)) return 'weekday'
  return holidays.includes(date.toString()) ? 'bank-holiday' : undefined
}

function whyOutsideHours(moment: Temporal.ZonedDateTime, { from, until }: SendWindow): 'hours' | undefined {
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' })
  const inside = from < until ? from <= time && time < until : from <= time || time < until
  return inside ? undefined : 'hours'
}
