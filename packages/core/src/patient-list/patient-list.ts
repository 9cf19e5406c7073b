import type { Column } from '../clinical-systems/column.ts'
import type { UkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { NhsNumber } from '../primitives/nhs-number.ts'
import type { IsoDate } from '../primitives/date-of-birth.ts'
import type { EmailAddress } from '../primitives/email-address.ts'
import type { RowColumns } from './row-columns.ts'

/** The cells of a row that are checked; first and last name are joined into `name`. */
export type CheckedColumn = Exclude<Column, 'firstName' | 'lastName'>

export interface PatientName {
  /** As in the list, case kept: "Okafor, Anthony" or "Mr Anthony Okafor". */
  readonly full: string
  readonly title?: string
  readonly first?: string
  readonly last?: string
}

/**
 * One patient of a list. A value that was given and could not be read is undefined here; `given` says that there was
 * one and an issue with this line and column says why, so "unreadable" is never treated as "not given".
 */
export interface PatientRow {
  /** Line of the file, counted from 1, header and title lines included. */
  readonly line: number
  readonly nhsNumber: NhsNumber | undefined
  readonly phone: UkPhoneNumber | undefined
  readonly dateOfBirth: IsoDate | undefined
  readonly email: EmailAddress | undefined
  readonly name: PatientName | undefined
  readonly given: Readonly<Record<CheckedColumn, boolean>>
  /** Every other column by its heading. */
  readonly fields: Readonly<Record<string, string>>
  /**
   * Cells of this line may have moved under other headings. Phone, date of birth, email and name are withheld: given,
   * and undefined here, until staff say that the line is right (docs/decisions/0015).
   */
  readonly ragged?: true
}

/** An expected problem in people's data. Never holds the text of a cell. */
export interface PatientListIssue {
  readonly code: PatientListIssueCode
  /** Line of the file from 1; missing for an issue of the whole list. */
  readonly line?: number
  readonly column?: Column
  /** For an issue of a heading that is none of our columns: its place in the header, from 0. */
  readonly position?: number
  /** What the cell should become, if there is one thing that it most likely means. A person takes it or leaves it. */
  readonly suggestion?: string
  /** Other lines that belong to this issue, e.g. of the same patient. */
  readonly lines?: readonly number[]
}

/** docs/reference/list-issues.md has a row for each. */
export const patientListIssueCodes = [
  'nhs-number-missing',
  'nhs-number-invalid',
  'nhs-number-e-notation',
  'nhs-number-is-national-insurance-number',
  'phone-unreadable',
  'phone-has-text',
  'phone-e-notation',
  'phone-two-numbers',
  'phone-not-uk',
  'date-of-birth-unreadable',
  'date-of-birth-impossible',
  'date-of-birth-in-future',
  'date-of-birth-before-1900',
  'date-of-birth-two-centuries',
  'date-of-birth-excel-serial',
  'email-address-invalid',
  'email-address-two',
  'required-column-missing',
  'column-repeated',
  'quote-not-closed',
  'row-ragged',
  'value-without-heading',
  'cell-too-long',
  'patient-repeated',
] as const
export type PatientListIssueCode = (typeof patientListIssueCodes)[number]

/** A cell that was damaged in one known way and has been mended. Both texts are shown to staff. */
export interface PatientListRepair {
  readonly code: PatientListRepairCode
  readonly line: number
  readonly column: Column
  readonly from: string
  readonly to: string
}

/** docs/reference/list-repairs.md has a row for each. */
export const patientListRepairCodes = [
  'letter-o-for-zero',
  'decimal-zero-removed',
  'excel-formula-removed',
  'leading-apostrophe-removed',
  'leading-zero-restored',
  'two-digit-year-completed',
] as const
export type PatientListRepairCode = (typeof patientListRepairCodes)[number]

/** Something staff must know about the list as a whole, which is not a problem of one cell. */
export const patientListNoticeCodes = [
  'title-lines-skipped',
  'encoding-not-utf-8',
  'contact-columns-not-checked',
  'empty-rows-skipped',
  'characters-unreadable',
  'corrected-list',
] as const
export type PatientListNoticeCode = (typeof patientListNoticeCodes)[number]

export interface PatientListNotice {
  readonly code: PatientListNoticeCode
  readonly count?: number | undefined
}

/**
 * `rows` has `length`, `at(i)` and an iterator, whatever lies behind it. A row is made when it is asked for, so two
 * calls give two objects.
 */
export interface PatientRows extends Iterable<PatientRow> {
  readonly length: number
  at(index: number): PatientRow | undefined
  /** The values of the same rows, one array for each part. */
  readonly columns?: RowColumns
}

/** Which heading of the file plays which part: index into `headers`, or undefined where there is none. */
export type ColumnMapping = Readonly<Partial<Record<Column, number>>>

export interface PatientList {
  /** Lower-case WHATWG label: utf-8, utf-16le, utf-16be, windows-1252. */
  readonly encoding: string
  /** Line of the header, from 1. */
  readonly headerLine: number
  readonly headers: readonly string[]
  readonly mapping: ColumnMapping
  readonly rows: PatientRows
  readonly issues: readonly PatientListIssue[]
  readonly repairs: readonly PatientListRepair[]
  readonly notices: readonly PatientListNotice[]
  /** The cells of a line as they stand in the file, for display and for the downloaded list. */
  readonly cells: (line: number) => readonly string[]
}
