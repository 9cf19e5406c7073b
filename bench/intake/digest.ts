import { createHash } from 'node:crypto'
import type { PatientList, PatientListReview, PatientReview, PatientRow } from '@carebatch/core'

/** What reading and reviewing a list came to, whichever way it was done. */
export interface Intake {
  readonly rows: Iterable<PatientRow>
  readonly list: Pick<PatientList, 'encoding' | 'headers' | 'mapping' | 'issues' | 'repairs' | 'notices'>
  readonly patients: Iterable<PatientReview>
  readonly counts: Omit<PatientListReview, 'patients'>
}

/** One hash over every row, issue, repair, notice, reason, plan and count. */
export function digestOf({ rows, list, patients, counts }: Intake): string {
  const hash = createHash('sha256')
  const add = (value: unknown) => hash.update(`${JSON.stringify(value, sortedKeys)}\n`)
  for (const row of rows) add(row)
  const { encoding, headers, mapping, issues, repairs, notices } = list
  add([encoding, headers, mapping, notices])
  for (const found of [...issues, ...repairs]) add(found)
  for (const patient of patients) add(patient)
  const { contactable, notContactable, byReason, byChannel, details } = counts
  add([contactable, notContactable, [...byReason], byChannel, details])
  return hash.digest('hex').slice(0, 32)
}

/** Two ways may put the members of an object in another order. */
function sortedKeys(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value
}
