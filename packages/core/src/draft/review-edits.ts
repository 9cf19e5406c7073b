import type { RowDecision } from '../contactability/patient-list-review.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import type { LineReading } from './changed-list.ts'
import type { DraftEdit } from './draft-list.ts'

/** What staff have decided and changed in a list, as one value that can be gone back to. */
export interface ReviewEdits {
  readonly decisions: ReadonlyMap<number, RowDecision>
  readonly readings: ReadonlyMap<number, LineReading>
  readonly edit: DraftEdit | undefined
  readonly before: ReviewEdits | undefined
}

export const noEdits: ReviewEdits = {
  decisions: new Map(),
  readings: new Map(),
  edit: undefined,
  before: undefined,
}

/** The same decision for each of the lines. Choosing one of several lines of a patient takes the choice from the others. */
export function withDecision(
  edits: ReviewEdits,
  lines: readonly number[],
  decision: RowDecision,
  rows: Iterable<PatientRow>,
): ReviewEdits {
  const decisions = new Map(edits.decisions)
  const rivals = decision.chosen === true ? linesOfSamePatient(rows, lines) : []
  for (const rival of rivals) decisions.set(rival, { ...decisions.get(rival), chosen: false })
  for (const line of lines) decisions.set(line, { ...decisions.get(line), ...decision })
  const edit: DraftEdit = { kind: kindOf(decision), lines: [...lines, ...rivals] }
  return { ...edits, decisions, edit, before: edits }
}

export function withReading(
  edits: ReviewEdits,
  reading: LineReading,
  column: DraftEdit['column'],
): ReviewEdits {
  const { line } = reading.row
  const readings = new Map(edits.readings).set(line, reading)
  const edit: DraftEdit = { kind: 'cell-changed', lines: [line], ...(column === undefined ? {} : { column }) }
  return { ...edits, readings, edit, before: edits }
}

function linesOfSamePatient(rows: Iterable<PatientRow>, lines: readonly number[]): readonly number[] {
  const all = [...rows]
  const patient = all.find((row) => lines.includes(row.line))?.nhsNumber
  if (patient === undefined) return []
  return all.filter((row) => row.nhsNumber === patient && !lines.includes(row.line)).map((row) => row.line)
}

function kindOf(decision: RowDecision): DraftEdit['kind'] {
  if (decision.leftOut === true) return 'left-out'
  if (decision.leftOut === false) return 'put-back'
  return decision.chosen === undefined ? 'email-ignored' : 'chosen'
}
