import { isOnCalendar, isoText } from '../primitives/calendar-date.ts'
import { dateOfBirthProblem, parseIsoDate, type IsoDate } from '../primitives/date-of-birth.ts'

/** The three fields of the gate, as typed. */
export interface EnteredDate {
  readonly day: string
  readonly month: string
  readonly year: string
}

export type DateField = keyof EnteredDate

/** Codes in the order of the NHS date pattern: first what is missing, then what cannot be. */
export type EnteredDateProblem =
  | {
      readonly code: 'date-missing' | 'date-impossible' | 'date-in-future'
      readonly fields: readonly DateField[]
    }
  | { readonly code: 'part-missing'; readonly fields: readonly DateField[] }
  | { readonly code: 'year-too-short'; readonly fields: readonly DateField[] }

const dateFields = ['day', 'month', 'year'] as const

/**
 * Reads the date of birth that a patient typed, or says what is the matter with it. What is no date of birth at all is
 * no try: it could not have been right.
 */
export function readEnteredDate(
  entered: EnteredDate,
  { today }: { readonly today: string },
): IsoDate | EnteredDateProblem {
  const typed = { day: entered.day.trim(), month: entered.month.trim(), year: entered.year.trim() }
  const missing = dateFields.filter((field) => typed[field] === '')
  if (missing.length === dateFields.length) return { code: 'date-missing', fields: dateFields }
  if (missing.length > 0) return { code: 'part-missing', fields: missing }
  if (/^\d{1,3}$/.test(typed.year)) return { code: 'year-too-short', fields: ['year'] }
  const odd = dateFields.filter((field) => !(field === 'year' ? /^\d{4}$/ : /^\d{1,2}$/).test(typed[field]))
  if (odd.length > 0) return { code: 'date-impossible', fields: odd }
  const date = { day: Number(typed.day), month: Number(typed.month), year: Number(typed.year) }
  if (!isOnCalendar(date)) return { code: 'date-impossible', fields: dateFields }
  const problem = dateOfBirthProblem(date, { today })
  if (problem === 'in-future') return { code: 'date-in-future', fields: dateFields }
  return (
    (problem === undefined ? parseIsoDate(isoText(date)) : undefined) ?? {
      code: 'date-impossible',
      fields: dateFields,
    }
  )
}

export const isEnteredDateProblem = (read: IsoDate | EnteredDateProblem): read is EnteredDateProblem =>
  typeof read !== 'string'
