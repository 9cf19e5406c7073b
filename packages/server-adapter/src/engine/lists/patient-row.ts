import {
  parseEmailAddress,
  parseIsoDate,
  parseNhsNumber,
  parseUkPhoneNumber,
  type PatientName,
  type PatientRow,
  type RowDecision,
} from '@carebatch/core'
import type { ListRow } from '@carebatch/core/wire'

/** What came over the wire, read again with the functions that read the file: text is never trusted. */
export function patientRow(row: ListRow, allowTestNumbers: boolean): PatientRow {
  const { line, nhsNumber = '', phone = '', dateOfBirth = '', email = '', name, given, fields } = row
  return {
    line,
    nhsNumber: parseNhsNumber(nhsNumber),
    phone: parseUkPhoneNumber(phone, { allowTestNumbers }),
    dateOfBirth: parseIsoDate(dateOfBirth),
    email: parseEmailAddress(email),
    name: name && patientName(name),
    given,
    fields,
    ...(row.ragged && { ragged: true as const }),
  }
}

export function rowDecision({ leftOut, chosen, ignoreEmail }: ListRow): RowDecision {
  return { leftOut, chosen, ignoreEmail }
}

function patientName({ full, title, first, last }: NonNullable<ListRow['name']>): PatientName {
  return {
    full,
    ...(title !== undefined && { title }),
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  }
}
