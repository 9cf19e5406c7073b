import type { PatientListIssue, PatientRow } from './patient-list.ts'

/** Notices patients who stand on several lines, row by row, so that no step takes long. */
export interface RepeatedPatients {
  readonly add: (row: PatientRow) => void
  /** One issue for each NHS number with several lines: on the first of them, naming the others. */
  readonly issues: () => readonly PatientListIssue[]
}

export function repeatedPatients(): RepeatedPatients {
  const first = new Map<string, number>()
  const others = new Map<number, number[]>()
  return {
    add({ nhsNumber, line }) {
      if (nhsNumber === undefined) return
      const earlier = first.get(nhsNumber)
      if (earlier === undefined) first.set(nhsNumber, line)
      else if (others.get(earlier)?.push(line) === undefined) others.set(earlier, [line])
    },
    issues: () =>
      [...others].map(([line, lines]) => ({ code: 'patient-repeated', line, column: 'nhsNumber', lines })),
  }
}
