import { isoText, splitDate, type CalendarDate } from '../primitives/calendar-date.ts'
import { dateOfBirthProblem, parseDateOfBirth, type IsoDate } from '../primitives/date-of-birth.ts'
import type { CellIssue, CellReading } from './cell-reading.ts'
import { removeApostrophe, removeExcelFormula, replaceLetterO, unwrap } from './mends.ts'
import { readMended, type Mend } from './read-mended.ts'

export interface ReadDateOfBirthOptions {
  readonly today: string
}

const mends = [removeExcelFormula, removeApostrophe, replaceLetterO]
const excelSerial = /^\d{4,5}(?:\.0+)?$/
/** The year of a date that may be followed by a time of midnight. */
const lastYear = /\d\d(?=(?:[T ]00:00\S*)?$)/
const oldest = 120

/** Reads the cell of a date of birth that was given, day first. */
export function readDateOfBirth(text: string, options: ReadDateOfBirthOptions): CellReading<IsoDate> {
  // Nothing that can be mended makes anything else of a date of 4 digits or of the number of a day.
  if (excelSerial.test(text)) return { issue: serial(text, options) }
  const parse = (mended: string) => parseDateOfBirth(mended, options)
  return (
    readMended(text, parse, [...mends, completeYear(options)]) ?? { issue: problem(unwrap(text), options) }
  )
}

/** `02/11/68`: completed where one century fits, which is not in the future and not more than 120 years ago. */
function completeYear(options: ReadDateOfBirthOptions): Mend {
  return {
    code: 'two-digit-year-completed',
    mend: (text) => {
      const date = splitDate(text)
      const fitting = date?.yearDigits === 2 ? fittingDates(date, options) : []
      const [only] = fitting
      return only && fitting.length === 1 ? text.replace(lastYear, String(only.year)) : undefined
    },
  }
}

function fittingDates(date: CalendarDate, { today }: ReadDateOfBirthOptions): readonly CalendarDate[] {
  const thisYear = Number(today.slice(0, 4))
  const earliest = `${String(thisYear - oldest)}${today.slice(4)}`
  return [1900, 2000]
    .map((century) => ({ ...date, year: century + date.year, yearDigits: 4 as const }))
    .filter((full) => !dateOfBirthProblem(full, { today }) && isoText(full) >= earliest)
}

function problem(text: string, options: ReadDateOfBirthOptions): CellIssue {
  if (excelSerial.test(text)) return serial(text, options)
  const date = splitDate(text)
  if (!date) return { code: 'date-of-birth-unreadable' }
  if (date.yearDigits === 2 && fittingDates(date, options).length > 1)
    return { code: 'date-of-birth-two-centuries' }
  const full = date.yearDigits === 2 ? { ...date, year: 2000 + date.year } : date
  const why = dateOfBirthProblem(full, options)
  if (why === 'impossible') return { code: 'date-of-birth-impossible', suggestion: swapped(full, options) }
  return { code: why === 'in-future' ? 'date-of-birth-in-future' : 'date-of-birth-before-1900' }
}

/** 11/22/1968 can only have been written month first. */
function swapped(date: CalendarDate, options: ReadDateOfBirthOptions): string | undefined {
  const other = { ...date, day: date.month, month: date.day }
  return date.yearDigits === 4 && !dateOfBirthProblem(other, options) ? dayFirst(other) : undefined
}

/** 25144: Excel's number of the day, counted from 30 December 1899 (right from March 1900 on). 1968 is a year instead. */
function serial(text: string, options: ReadDateOfBirthOptions): CellIssue {
  const days = Number(text)
  if (days >= 1900 && days <= Number(options.today.slice(0, 4))) return { code: 'date-of-birth-unreadable' }
  const at = new Date(Date.UTC(1899, 11, 30 + days))
  const date = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
  const plausible = !dateOfBirthProblem(date, options)
  return { code: 'date-of-birth-excel-serial', suggestion: plausible ? dayFirst(date) : undefined }
}

function dayFirst({ day, month, year }: Omit<CalendarDate, 'yearDigits'>): string {
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${String(year)}`
}
