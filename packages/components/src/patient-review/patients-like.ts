import type { PatientList, PatientListReview, PatientReview } from '@carebatch/core'

/** All lines of a patient who is repeated, whichever of them is kept. */
export function patientsLike(
  { rows }: Pick<PatientList, 'rows'>,
  { patients }: PatientListReview,
  { line, row: { nhsNumber } }: PatientReview,
): readonly PatientReview[] {
  if (nhsNumber === undefined) return patients.filter((other) => other.line === line)
  if (rows.columns === undefined) return patients.filter((other) => other.row.nhsNumber === nhsNumber)
  const numbers = rows.columns.nhsNumber.subarray(0, rows.length)
  const like: (PatientReview | undefined)[] = []
  for (let at = numbers.indexOf(Number(nhsNumber)); at >= 0; at = numbers.indexOf(Number(nhsNumber), at + 1))
    like.push(patients.at(at))
  return like.filter((patient) => patient !== undefined)
}
