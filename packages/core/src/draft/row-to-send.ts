import type { RowDecision } from '../contactability/patient-list-review.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import type { SavedCells } from '../patient-list/saved-list.ts'
import type { RowToSend } from './draft-backend.ts'

/** A row and what staff decided about it, as it travels. Members that are undefined are not in its JSON. */
export function rowToSend(row: PatientRow, decision: RowDecision | undefined, cells: SavedCells): RowToSend {
  return {
    ...cells,
    line: row.line,
    nhsNumber: row.nhsNumber,
    phone: row.phone?.e164,
    dateOfBirth: row.dateOfBirth,
    email: row.email,
    name: row.name,
    given: row.given,
    fields: row.fields,
    ragged: row.ragged,
    leftOut: decision?.leftOut,
    chosen: decision?.chosen,
    ignoreEmail: decision?.ignoreEmail,
  }
}
