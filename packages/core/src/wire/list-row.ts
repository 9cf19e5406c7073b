import type { RowDecision } from '../contactability/patient-list-review.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import { parseDateOfBirth } from '../primitives/date-of-birth.ts'
import { parseEmailAddress } from '../primitives/email-address.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import { parseUkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { ListRow } from './patient-lists.ts'

export interface FromListRowOptions {
  readonly allowTestNumbers: boolean
  /** YYYY-MM-DD */
  readonly today: string
}

/** A row as it goes over the wire, together with what staff decided about it. */
export function toListRow(row: PatientRow, decision: RowDecision = {}): ListRow {
  return {
    line: row.line,
    ...(row.nhsNumber !== undefined && { nhsNumber: row.nhsNumber }),
    ...(row.phone && { phone: row.phone.e164 }),
    ...(row.dateOfBirth !== undefined && { dateOfBirth: row.dateOfBirth }),
    ...(row.email !== undefined && { email: row.email }),
    ...(row.name && { name: { ...row.name } }),
    given: { ...row.given },
    fields: { ...row.fields },
    ...(row.ragged && { ragged: true }),
    ...(decision.leftOut !== undefined && { leftOut: decision.leftOut }),
    ...(decision.chosen !== undefined && { chosen: decision.chosen }),
    ...(decision.ignoreEmail !== undefined && { ignoreEmail: decision.ignoreEmail }),
  }
}

/**
 * Reads every value again, since what comes over the wire is text: one that does not pass is undefined, and `given`
 * stays as it was, so that it counts as unreadable and not as missing.
 */
export function fromListRow(
  listRow: ListRow,
  options: FromListRowOptions,
): { readonly row: PatientRow; readonly decision: RowDecision } {
  const { line, name, given, fields, leftOut, chosen, ignoreEmail } = listRow
  const row: PatientRow = {
    line,
    nhsNumber: parseNhsNumber(listRow.nhsNumber ?? ''),
    phone: parseUkPhoneNumber(listRow.phone ?? '', options),
    dateOfBirth: parseDateOfBirth(listRow.dateOfBirth ?? '', options),
    email: parseEmailAddress(listRow.email ?? ''),
    name: name && patientName(name),
    given: {
      nhsNumber: given.nhsNumber || listRow.nhsNumber !== undefined,
      phone: given.phone || listRow.phone !== undefined,
      dateOfBirth: given.dateOfBirth || listRow.dateOfBirth !== undefined,
      email: given.email || listRow.email !== undefined,
      name: given.name || name !== undefined,
    },
    fields,
    ...(listRow.ragged && { ragged: true as const }),
  }
  return { row, decision: { leftOut, chosen, ignoreEmail } }
}

function patientName({ full, title, first, last }: NonNullable<ListRow['name']>): PatientRow['name'] {
  return {
    full,
    ...(title !== undefined && { title }),
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  }
}
