import { CareBatchError } from '../errors.ts'
import { isOnCalendar, isoText, monthName, splitDate, type CalendarDate } from './calendar-date.ts'

declare const brand: unique symbol
/** A calendar date as YYYY-MM-DD. */
export type IsoDate = string & { readonly [brand]: 'IsoDate' }

export interface DateOfBirthOptions {
  /** The day on which the list is read, as YYYY-MM-DD: nobody is born after it. */
  readonly today: string
}

/** Why a date that is on the calendar is nobody's date of birth, or undefined. */
export type DateOfBirthProblem = 'impossible' | 'in-future' | 'before-1900'

const isoPattern = /^(\d{4})-(\d\d)-(\d\d)$/

/**
 * Reads a date of birth, day first: 02/11/1968, 02-11-1968, 02.11.1968, 2 Nov 1968, 02-Nov-1968, 1968-11-02. It must
 * be on the calendar, not after `today` and not before 1900. A year of two digits is damage: see readPatientList.
 *
 * @throws CareBatchError `today-invalid` where `today` is no date, since every date would then pass.
 */
export function parseDateOfBirth(text: string, { today }: DateOfBirthOptions): IsoDate | undefined {
  const date = splitDate(text)
  if (date?.yearDigits !== 4 || dateOfBirthProblem(date, { today })) return undefined
  return toIsoDate(date)
}

/** Checks a date that has been taken apart already. */
export function dateOfBirthProblem(
  date: Omit<CalendarDate, 'yearDigits'>,
  { today }: DateOfBirthOptions,
): DateOfBirthProblem | undefined {
  if (!isoPattern.test(today)) throw new CareBatchError('today-invalid')
  if (!isOnCalendar(date)) return 'impossible'
  if (date.year < 1900) return 'before-1900'
  return isoText(date) > today ? 'in-future' : undefined
}

/** Reads a date that is written YYYY-MM-DD and on the calendar. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const parts = isoPattern.exec(text)
  const date = { year: Number(parts?.[1]), month: Number(parts?.[2]), day: Number(parts?.[3]) }
  return parts && isOnCalendar(date) ? toIsoDate(date) : undefined
}

/** 22 November 2026, as the NHS service manual writes dates. */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${day ?? ''} ${monthName(month ?? 0)} ${year ?? ''}`
}

function toIsoDate(date: Omit<CalendarDate, 'yearDigits'>): IsoDate {
  return isoText(date) as IsoDate
}
