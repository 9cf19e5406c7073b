import type { Column } from '../clinical-systems/column.ts'
import { plainText } from '../primitives/plain-text.ts'
import type { CellReading } from './cell-reading.ts'
import type { ListRecord } from './csv-records.ts'
import { removeExcelFormula, unwrap } from './mends.ts'
import type { PatientListIssue, PatientListRepair, PatientName, PatientRow } from './patient-list.ts'
import { readDateOfBirth } from './read-date-of-birth.ts'
import { readEmail } from './read-email.ts'
import { readName } from './read-name.ts'
import { readNhsNumber } from './read-nhs-number.ts'
import { readPhone } from './read-phone.ts'
import type { RowLayout } from './row-layout.ts'

export interface RowOptions {
  readonly today: string
  readonly allowTestNumbers: boolean
  /** Longest cell that is read, in characters. */
  readonly cellLength: number
}

/** Where what is found in the rows is written down. */
export interface Findings {
  readonly issues: PatientListIssue[]
  readonly repairs: PatientListRepair[]
}

/** Longest cell of a name; the NHS Data Dictionary has 70 for a whole one. */
const longestName = 140

/** Reads and checks every cell of one record. Never throws and never drops a row, whatever stands in it. */
export function readRow(
  record: ListRecord,
  layout: RowLayout,
  options: RowOptions,
  findings: Findings,
): PatientRow {
  const { line, cells } = record
  const cell = (column: Column) => plainText(cells[layout.mapping[column] ?? -1] ?? '')
  const read = <Value>(column: Column, text: string, reading: (text: string) => CellReading<Value>) =>
    isGiven(text) && isShort(text, options.cellLength, line, column, findings)
      ? settle(reading(text), line, column, findings)
      : undefined
  const texts = [cell('nhsNumber'), cell('phone'), cell('dateOfBirth'), cell('email')] as const
  const [nhsNumber, phone, dateOfBirth, email] = texts
  const name = nameOf(cell, line, findings)
  if (!isGiven(nhsNumber)) findings.issues.push({ code: 'nhs-number-missing', line, column: 'nhsNumber' })
  return {
    line,
    nhsNumber: read('nhsNumber', nhsNumber, readNhsNumber),
    phone: read('phone', phone, (text) => readPhone(text, options)),
    dateOfBirth: read('dateOfBirth', dateOfBirth, (text) => readDateOfBirth(text, options)),
    email: read('email', email, readEmail),
    name: name.value,
    given: {
      nhsNumber: isGiven(nhsNumber),
      phone: isGiven(phone),
      dateOfBirth: isGiven(dateOfBirth),
      email: isGiven(email),
      name: name.given,
    },
    fields: keptFields(record, layout, options, findings),
  }
}

/** `=""` and a lone apostrophe are how spreadsheets save an empty cell. */
function isGiven(text: string): boolean {
  return text !== '' && unwrap(text) !== ''
}

function isShort(text: string, most: number, line: number, column: Column, { issues }: Findings): boolean {
  if (text.length > most) issues.push({ code: 'cell-too-long', line, column })
  return text.length <= most
}

/** The value, once its repairs or its issue have been written down. */
function settle<Value>(
  reading: CellReading<Value>,
  line: number,
  column: Column,
  { issues, repairs }: Findings,
): Value | undefined {
  if ('value' in reading) {
    for (const repair of reading.repairs) repairs.push({ ...repair, line, column })
    return reading.value
  }
  const { code, suggestion } = reading.issue
  issues.push({ code, line, column, ...(suggestion !== undefined && { suggestion }) })
  return undefined
}

function nameOf(
  cell: (column: Column) => string,
  line: number,
  findings: Findings,
): { readonly value: PatientName | undefined; readonly given: boolean } {
  const part = (column: 'name' | 'firstName' | 'lastName') => {
    const from = cell(column)
    const to = removeExcelFormula.mend(from)
    if (to) findings.repairs.push({ code: removeExcelFormula.code, line, column, from, to })
    const text = to ?? from
    return { text: isShort(text, longestName, line, column, findings) ? text : '', given: text !== '' }
  }
  const [name, firstName, lastName] = [part('name'), part('firstName'), part('lastName')]
  return {
    value: readName({ name: name.text, firstName: firstName.text, lastName: lastName.text }),
    given: name.given || firstName.given || lastName.given,
  }
}

function keptFields(
  { line, cells }: ListRecord,
  { kept }: RowLayout,
  { cellLength }: RowOptions,
  { issues }: Findings,
): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const { position, key } of kept) {
    const text = plainText(cells[position] ?? '')
    if (text.length > cellLength) issues.push({ code: 'cell-too-long', line, position })
    fields[key] = text.length > cellLength ? '' : text
  }
  return fields
}
