import type { PatientListIssue, PatientRow } from './patient-list.ts'

/** One issue for each NHS number that stands on several lines: on its first line, naming the others. */
export function repeatedPatients(rows: Iterable<PatientRow>): PatientListIssue[] {
  const first = new Map<string, number>()
  const others = new Map<number, number[]>()
  for (const { nhsNumber, line } of rows) {
    if (nhsNumber === undefined) continue
    const earlier = first.get(nhsNumber)
    if (earlier === undefined) first.set(nhsNumber, line)
    else if (others.get(earlier)?.push(line) === undefined) others.set(earlier, [line])
  }
  return [...others].map(([line, lines]) => ({ code: 'patient-repeated', line, column: 'nhsNumber', lines }))
}
