import type { NhsNumber } from '../primitives/nhs-number.ts'
import type { PatientRows } from './patient-list.ts'
import { columnsOf } from './row-columns.ts'

/** Every line of a patient, in order. */
export function linesOfPatient(rows: PatientRows, patient: NhsNumber): readonly number[] {
  const { nhsNumber, line, length } = columnsOf(rows)
  const wanted = Number(patient)
  const lines: number[] = []
  for (let at = nhsNumber.indexOf(wanted); at >= 0 && at < length; at = nhsNumber.indexOf(wanted, at + 1))
    lines.push(line[at] ?? 0)
  return lines
}
