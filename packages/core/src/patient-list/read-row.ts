import type { Column } from '../clinical-systems/column.ts'
import { plainText } from '../primitives/plain-text.ts'
import type { CellReading } from './cell-reading.ts'
import type { ListRecord } from './csv-records.ts'
import { removeExcelFormula } from './mends.ts'
import type { PatientRow } from './patient-list.ts'
import { isGiven, isShort, settle, type Findings } from './read-cell.ts'
import { readDateOfBirth } from './read-date-of-birth.ts'
import { readEmail } from './read-email.ts'
import { readNhsNumber } from './read-nhs-number.ts'
import { readPhone } from './read-phone.ts'
import { meantCells, type RowLayout } from './row-layout.ts'
import type { RowOptions } from './row-reader.ts'
import { keptFields, longestName, nameColumns, rowName } from './row-texts.ts'

/** Reads and checks every cell of one record. Never throws and never drops a row, whatever stands in it. */
export function readRow(
  record: ListRecord,
  layout: RowLayout,
  options: RowOptions,
  findings: Findings,
): PatientRow {
  const { line } = record
  const cells = meantCells(record.cells, layout)
  const cell = (column: Column) => plainText(cells[layout.mapping[column] ?? -1] ?? '')
  const read = <Value>(column: Column, text: string, reading: (text: string) => CellReading<Value>) =>
    isGiven(text) && isShort(text, options.cellLength, line, column, findings)
      ? settle(reading(text), line, column, findings)
      : undefined
  const texts = [cell('nhsNumber'), cell('phone'), cell('dateOfBirth'), cell('email')] as const
  const [nhsNumber, phone, dateOfBirth, email] = texts
  const nameGiven = isNameGiven(cell, line, findings)
  if (!isGiven(nhsNumber)) findings.issues.push({ code: 'nhs-number-missing', line, column: 'nhsNumber' })
  const row: PatientRow = {
    line,
    nhsNumber: read('nhsNumber', nhsNumber, readNhsNumber),
    phone: read('phone', phone, (text) => readPhone(text, options)),
    dateOfBirth: read('dateOfBirth', dateOfBirth, (text) => readDateOfBirth(text, options)),
    email: read('email', email, readEmail),
    name: rowName(cells, layout),
    given: {
      nhsNumber: isGiven(nhsNumber),
      phone: isGiven(phone),
      dateOfBirth: isGiven(dateOfBirth),
      email: isGiven(email),
      name: nameGiven,
    },
    fields: keptFields(cells, layout, options.cellLength),
  }
  checkKeptCells(record, layout, options, findings)
  return row
}

/** A row whose cells may have moved: its contact details are given and not known. */
export function withheld({ line, nhsNumber, given, fields }: PatientRow): PatientRow {
  const nothing = { phone: undefined, dateOfBirth: undefined, email: undefined, name: undefined }
  return { line, nhsNumber, ...nothing, given, fields, ragged: true }
}

function isNameGiven(cell: (column: Column) => string, line: number, findings: Findings): boolean {
  let isAnyGiven = false
  for (const column of nameColumns) {
    const from = cell(column)
    const to = removeExcelFormula.mend(from)
    if (to) findings.repairs.push({ code: removeExcelFormula.code, line, column, from, to })
    isShort(to ?? from, longestName, line, column, findings)
    isAnyGiven ||= (to ?? from) !== ''
  }
  return isAnyGiven
}

function checkKeptCells(
  { line, cells }: ListRecord,
  { kept }: RowLayout,
  { cellLength }: RowOptions,
  { issues }: Findings,
): void {
  for (const { position } of kept)
    if (plainText(cells[position] ?? '').length > cellLength)
      issues.push({ code: 'cell-too-long', line, position })
}
