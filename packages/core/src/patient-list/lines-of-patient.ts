import type { NhsNumber } from '../primitives/nhs-number.ts'
import type { PatientRows } from './patient-list.ts'

const known = new WeakMap<PatientRows, ReadonlyMap<NhsNumber, number | readonly number[]>>()

/** Every line of a patient, in order. Rows never change, so they are gone through once and remembered. */
export function linesOfPatient(rows: PatientRows, patient: NhsNumber): readonly number[] {
  const index = known.get(rows) ?? linesByPatient(rows)
  known.set(rows, index)
  const lines = index.get(patient) ?? []
  return typeof lines === 'number' ? [lines] : lines
}

/** Nearly every patient has one line: an array for each would take longer than all the rest. */
function linesByPatient(rows: PatientRows): ReadonlyMap<NhsNumber, number | readonly number[]> {
  const lines = new Map<NhsNumber, number | number[]>()
  for (const { line, nhsNumber } of rows) {
    if (nhsNumber === undefined) continue
    const earlier = lines.get(nhsNumber)
    if (earlier === undefined) lines.set(nhsNumber, line)
    else if (typeof earlier === 'number') lines.set(nhsNumber, [earlier, line])
    else earlier.push(line)
  }
  return lines
}
