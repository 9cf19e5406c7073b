import type { PatientRow } from '../patient-list/patient-list.ts'

/** Rows by their place, whatever holds them. */
export function rowsByIndex(rows: Iterable<PatientRow>): (index: number) => PatientRow {
  const held = hasPlaces(rows) ? rows : [...rows]
  return (index) => {
    const row = held.at(index)
    if (row === undefined) throw new RangeError('no such row')
    return row
  }
}

function hasPlaces(
  rows: Iterable<PatientRow> & { readonly at?: unknown },
): rows is Iterable<PatientRow> & { at(index: number): PatientRow | undefined } {
  return typeof rows.at === 'function'
}
