import type { IsoDate } from '../primitives/date-of-birth.ts'
import type { NhsNumber } from '../primitives/nhs-number.ts'
import type { UkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { CheckedColumn, PatientRow } from './patient-list.ts'

/**
 * What was read out of the rows, one array for each part: a million rows take 27 MB. Plain buffers, so that they can be
 * handed to another thread. Texts (email, name, fields) stay in the file's text: see ListTexts.
 */
export interface RowColumns {
  /** Rows that are filled; the arrays may be longer. */
  readonly length: number
  readonly line: Uint32Array<ArrayBuffer>
  /** The 10 digits as a number; 0: none that can be read. */
  readonly nhsNumber: Float64Array<ArrayBuffer>
  /** The digits after +44 as a number; 0: none that can be read. */
  readonly phone: Float64Array<ArrayBuffer>
  /** Place in `phoneForms`: kind and region. */
  readonly phoneForm: Uint8Array<ArrayBuffer>
  /** YYYYMMDD as a number; 0: none that can be read. */
  readonly dateOfBirth: Uint32Array<ArrayBuffer>
  /** Sum of `rowFlags`. */
  readonly flags: Uint16Array<ArrayBuffer>
}

/** The first five say what was given, readable or not. */
export const rowFlags = {
  nhsNumber: 1,
  phone: 2,
  dateOfBirth: 4,
  email: 8,
  name: 16,
  /** There is an email that can be read. */
  emailReadable: 32,
  /** It was damaged: read it through its repairs again. */
  emailMended: 64,
  /** A quote opens in this record that never closes. */
  openQuote: 128,
  /** Cells may have moved, so contact details are withheld. */
  ragged: 256,
} as const

type PhoneForm = Pick<UkPhoneNumber, 'kind' | 'region'>

export const phoneForms: readonly PhoneForm[] = (['mobile', 'landline', 'other'] as const).flatMap((kind) =>
  (['GB', 'JE', 'GG', 'IM'] as const).map((region) => ({ kind, region })),
)
/** Forms below it are mobiles. */
export const firstNotMobile = phoneForms.findIndex(({ kind }) => kind !== 'mobile')

export function nhsNumberAt({ nhsNumber }: RowColumns, index: number): NhsNumber | undefined {
  const digits = nhsNumber[index] ?? 0
  return digits === 0 ? undefined : (String(digits).padStart(10, '0') as NhsNumber)
}

export function phoneAt({ phone, phoneForm }: RowColumns, index: number): UkPhoneNumber | undefined {
  const digits = phone[index] ?? 0
  const form = phoneForms[phoneForm[index] ?? 0]
  return digits === 0 || form === undefined ? undefined : { e164: `+44${String(digits)}`, ...form }
}

export function isMobileAt({ phone, phoneForm }: RowColumns, index: number): boolean {
  return phone[index] !== 0 && (phoneForm[index] ?? 0) < firstNotMobile
}

export function dateOfBirthAt({ dateOfBirth }: RowColumns, index: number): IsoDate | undefined {
  const digits = dateOfBirth[index] ?? 0
  if (digits === 0) return undefined
  const text = String(digits)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as IsoDate
}

export function givenAt({ flags }: RowColumns, index: number): Readonly<Record<CheckedColumn, boolean>> {
  const sum = flags[index] ?? 0
  return {
    nhsNumber: (sum & rowFlags.nhsNumber) !== 0,
    phone: (sum & rowFlags.phone) !== 0,
    dateOfBirth: (sum & rowFlags.dateOfBirth) !== 0,
    email: (sum & rowFlags.email) !== 0,
    name: (sum & rowFlags.name) !== 0,
  }
}

/** Columns with room for so many rows, all of them empty. */
export function emptyColumns(room: number, length = room): RowColumns {
  return {
    length,
    line: new Uint32Array(room),
    nhsNumber: new Float64Array(room),
    phone: new Float64Array(room),
    phoneForm: new Uint8Array(room),
    dateOfBirth: new Uint32Array(room),
    flags: new Uint16Array(room),
  }
}

/** A copy with room for so many rows. */
export function copyColumns(columns: RowColumns, room = columns.length): RowColumns {
  const { length } = columns
  const copy = emptyColumns(room, length)
  copy.line.set(columns.line.subarray(0, length))
  copy.nhsNumber.set(columns.nhsNumber.subarray(0, length))
  copy.phone.set(columns.phone.subarray(0, length))
  copy.phoneForm.set(columns.phoneForm.subarray(0, length))
  copy.dateOfBirth.set(columns.dateOfBirth.subarray(0, length))
  copy.flags.set(columns.flags.subarray(0, length))
  return copy
}

/** Writes the values of one row over what stands at `index`. */
export function setRow(columns: RowColumns, index: number, row: PatientRow): void {
  const { line, nhsNumber, phone, dateOfBirth, email, given, ragged } = row
  columns.line[index] = line
  columns.nhsNumber[index] = Number(nhsNumber ?? 0)
  setPhone(columns, index, phone)
  columns.dateOfBirth[index] = dateOfBirth === undefined ? 0 : Number(dateOfBirth.replaceAll('-', ''))
  columns.flags[index] =
    (given.nhsNumber ? rowFlags.nhsNumber : 0) |
    (given.phone ? rowFlags.phone : 0) |
    (given.dateOfBirth ? rowFlags.dateOfBirth : 0) |
    (given.email ? rowFlags.email : 0) |
    (given.name ? rowFlags.name : 0) |
    (email === undefined ? 0 : rowFlags.emailReadable) |
    (ragged === true ? rowFlags.ragged : 0)
}

export function setPhone(columns: RowColumns, index: number, phone: UkPhoneNumber | undefined): void {
  columns.phone[index] = phone === undefined ? 0 : Number(phone.e164.slice(3))
  columns.phoneForm[index] =
    phone === undefined
      ? 0
      : phoneForms.findIndex(({ kind, region }) => kind === phone.kind && region === phone.region)
}

/** Takes the contact details of a row away, as `withheld` does for one that stands alone. What was given stays told. */
export function withholdAt(columns: RowColumns, index: number): void {
  const flags = columns.flags[index] ?? 0
  setPhone(columns, index, undefined)
  columns.dateOfBirth[index] = 0
  columns.flags[index] = (flags & ~rowFlags.emailReadable) | rowFlags.ragged
}

/** The columns behind rows that have them; otherwise they are made out of the rows. */
export function columnsOf(rows: Iterable<PatientRow>): RowColumns {
  if ('columns' in rows && isColumns(rows.columns)) return rows.columns
  const all = [...rows]
  const columns = emptyColumns(all.length)
  all.forEach((row, index) => setRow(columns, index, row))
  return columns
}

function isColumns(columns: unknown): columns is RowColumns {
  return typeof columns === 'object' && columns !== null && 'phoneForm' in columns
}
