import { msg, str } from '@lit/localize'
import {
  isIslandNumber,
  type CheckedColumn,
  type PatientList,
  type PatientListIssueCode,
  type PatientListRepairCode,
  type PatientReview,
  type UkPhoneNumber,
} from '@carebatch/core'
import { formatListDate, formatNhsNumber, formatPhoneNumber } from '../locales/format.ts'
import type { ListMarks } from './list-marks.ts'

export type ShownColumn = Exclude<CheckedColumn, 'name'>

/** What a cell of the table says: its value, how it was mended, or what is wrong with it. */
export type ReviewCell =
  /** `isListed`: the list has such a column, and nothing stands there; otherwise the look-up brought nothing. */
  | { readonly kind: 'empty'; readonly isListed: boolean }
  /** `phone`: of which it is the number. */
  | { readonly kind: 'value'; readonly text: string; readonly phone?: UkPhoneNumber }
  | {
      readonly kind: 'repaired'
      readonly from: string
      readonly text: string
      readonly code: PatientListRepairCode
    }
  /** By staff, during this review. */
  | { readonly kind: 'corrected'; readonly from: string; readonly text: string }
  | { readonly kind: 'problem'; readonly text: string; readonly code: CellProblem }

/** A landline is readable, so it is no issue of the list, and still the reason why nobody is texted. */
export type CellProblem = PatientListIssueCode | 'landline'

export interface ReviewedList {
  readonly list: PatientList
  readonly marks: ListMarks
  /** What the cell held before staff gave it another value; undefined where they did not. */
  readonly textBefore: (line: number, column: ShownColumn) => string | undefined
}

/** One cell of one patient. Texts of the file are shown as they stand there, values as staff write them. */
export function reviewCell(
  { list, marks, textBefore }: ReviewedList,
  patient: PatientReview,
  column: ShownColumn,
): ReviewCell {
  const { line } = patient
  const text = shownValue(patient, column)
  const from = fileText(list, line, column)
  const issue = marks.issue(line, column)
  if (issue !== undefined && text === undefined) return { kind: 'problem', text: from, code: issue.code }
  if (text === undefined && from === '')
    return { kind: 'empty', isListed: list.mapping[column] !== undefined }
  if (text === undefined) return { kind: 'value', text: from }
  if (isLandlineProblem(patient, column)) return { kind: 'problem', text, code: 'landline' }
  const before = textBefore(line, column)
  if (before !== undefined && before !== text) return { kind: 'corrected', from: before, text }
  const repair = marks.repair(line, column)
  return repair === undefined
    ? { kind: 'value', text: withCurrent(text, patient, column), ...phoneOf(patient, column) }
    : { kind: 'repaired', from: repair.from, text: withCurrent(text, patient, column), code: repair.code }
}

/** An NHS number that was replaced stands beside the one that this patient has now. */
function withCurrent(text: string, { facts }: PatientReview, column: ShownColumn): string {
  const current = facts?.currentNhsNumber
  if (column !== 'nhsNumber' || current === undefined) return text
  return msg(str`${text}, now ${formatNhsNumber(current)}`)
}

/** The cell as it stands in the file, or an empty text where the list has no such column. */
export function fileText(list: PatientList, line: number, column: ShownColumn): string {
  const heading = list.mapping[column]
  return heading === undefined ? '' : (list.cells(line)[heading]?.trim() ?? '')
}

/** A value as staff write it: 999 054 8609, 07700 900118, 14/03/1971. */
export function shownValue(patient: PatientReview, column: ShownColumn): string | undefined {
  switch (column) {
    case 'nhsNumber':
      return patient.row.nhsNumber && formatNhsNumber(patient.row.nhsNumber)
    case 'phone': {
      const phone = patient.phone ?? patient.row.phone
      return phone && formatPhoneNumber(phone.e164)
    }
    case 'dateOfBirth': {
      const date = patient.dateOfBirth ?? patient.row.dateOfBirth
      return date && formatListDate(date)
    }
    case 'email':
      return patient.email ?? patient.row.email
  }
}

function phoneOf(patient: PatientReview, column: ShownColumn): { readonly phone?: UkPhoneNumber } {
  const phone = column === 'phone' ? (patient.phone ?? patient.row.phone) : undefined
  return phone !== undefined && isIslandNumber(phone) ? { phone } : {}
}

function isLandlineProblem({ reason, phone }: PatientReview, column: ShownColumn): boolean {
  return (
    column === 'phone' && reason === 'not-a-mobile-number' && phone !== undefined && phone.kind !== 'mobile'
  )
}
