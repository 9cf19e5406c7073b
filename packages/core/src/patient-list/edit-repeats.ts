import type { NhsNumber } from '../primitives/nhs-number.ts'
import type { ListEdits } from './edit-types.ts'
import { rowOfLine } from './index-of-line.ts'
import { linesOfPatient } from './lines-of-patient.ts'
import type { PatientList, PatientListIssue } from './patient-list.ts'

/** A line that belongs to another patient since its NHS number was changed. */
interface Move {
  readonly line: number
  readonly from: NhsNumber | undefined
  readonly to: NhsNumber | undefined
}

/** Lines of a patient in a list with edits, in their order. */
export function currentLinesOf(
  list: PatientList,
  edits: Pick<ListEdits, 'readings'>,
  patient: NhsNumber,
): readonly number[] {
  return linesNow(list, moves(list, edits), patient)
}

/**
 * The issues about repeated patients after edits: those of the list as it was read, with the patients put right of whom
 * a line was taken away or joined. Ordered by the first line of each, as in reading.
 */
export function repeatIssues(
  list: PatientList,
  edits: Pick<ListEdits, 'readings'>,
): readonly PatientListIssue[] {
  const moved = moves(list, edits)
  const asRead = list.issues.filter(({ code }) => code === 'patient-repeated')
  if (moved.length === 0) return asRead
  const patients = new Set(moved.flatMap(({ from, to }) => [from, to].filter((one) => one !== undefined)))
  const stale = new Set([...patients].map((patient) => linesOfPatient(list.rows, patient)[0]))
  const fresh = [...patients].flatMap((patient) => repeatOf(linesNow(list, moved, patient)))
  return [...asRead.filter(({ line }) => !stale.has(line)), ...fresh].sort(
    (one, other) => (one.line ?? 0) - (other.line ?? 0),
  )
}

function repeatOf([line, ...lines]: readonly number[]): readonly PatientListIssue[] {
  if (line === undefined || lines.length === 0) return []
  return [{ code: 'patient-repeated', line, column: 'nhsNumber', lines }]
}

function moves({ rows }: PatientList, { readings }: Pick<ListEdits, 'readings'>): readonly Move[] {
  return [...readings.values()].flatMap(({ row: { line, nhsNumber: to } }) => {
    const from = rowOfLine(rows, line)?.nhsNumber
    return from === to ? [] : [{ line, from, to }]
  })
}

function linesNow({ rows }: PatientList, moved: readonly Move[], patient: NhsNumber): readonly number[] {
  const gone = new Set(moved.filter(({ from }) => from === patient).map(({ line }) => line))
  const came = moved.filter(({ to }) => to === patient).map(({ line }) => line)
  const stayed = linesOfPatient(rows, patient).filter((line) => !gone.has(line))
  return came.length === 0 ? stayed : [...stayed, ...came].sort((one, other) => one - other)
}
