import type { LineReading } from './edit-line.ts'
import type { EditedPatientList, ListEdits } from './edit-types.ts'
import { indexOfLine } from './index-of-line.ts'
import { repeatIssues } from './edit-repeats.ts'
import { columnsOf, copyColumns, setRow } from './row-columns.ts'
import type { PatientList, PatientListIssue, PatientRow, PatientRows } from './patient-list.ts'

/** A list with edits laid over it. The list itself is not copied: it may hold 100,000 rows. */
export function editedList(asRead: PatientList, edits: ListEdits): EditedPatientList {
  const { readings, decisions, change } = edits
  const stand = { decisions, changedLines: new Set(readings.keys()), lastChange: change, asRead, edits }
  if (readings.size === 0) return { ...asRead, ...stand }
  return {
    ...asRead,
    ...stand,
    rows: editedRows(asRead.rows, readings),
    issues: [
      ...inLineOrder(lineIssues(asRead), readings, ({ issues }) => issues),
      ...repeatIssues(asRead, edits),
    ],
    repairs: inLineOrder(asRead.repairs, readings, ({ repairs }) => repairs),
    cells: (line) => readings.get(line)?.cells ?? asRead.cells(line),
  }
}

/** Repeated patients come after all lines. */
function lineIssues({ issues }: PatientList): readonly PatientListIssue[] {
  return issues.filter(({ code }) => code !== 'patient-repeated')
}

const ofHeader: ReadonlySet<string> = new Set([
  'required-column-missing',
  'column-repeated',
  'value-without-heading',
])

/** Marks of the file with those of the edited lines in their places. Marks of the whole list stay first. */
function inLineOrder<Mark extends { readonly code: string; readonly line?: number }>(
  marks: readonly Mark[],
  readings: ListEdits['readings'],
  marksOf: (reading: LineReading) => readonly Mark[],
): Mark[] {
  const edited = [...readings.values()].sort((one, other) => one.row.line - other.row.line)
  const merged: Mark[] = []
  let next = 0
  const addUpTo = (line: number) => {
    for (let at = edited[next]; at !== undefined && at.row.line < line; at = edited[++next])
      merged.push(...marksOf(at))
  }
  for (const mark of marks) {
    const isOfLine = mark.line !== undefined && !ofHeader.has(mark.code)
    if (isOfLine) addUpTo(mark.line)
    if (!isOfLine || !readings.has(mark.line)) merged.push(mark)
  }
  addUpTo(Infinity)
  return merged
}

function editedRows(rows: PatientRows, readings: ListEdits['readings']): PatientRows {
  const byIndex = new Map<number, PatientRow>()
  const columns = copyColumns(columnsOf(rows))
  for (const [line, { row }] of readings) {
    const index = indexOfLine(rows, line)
    byIndex.set(index, row)
    setRow(columns, index, row)
  }
  return {
    columns,
    length: rows.length,
    at(index) {
      return byIndex.get(index < 0 ? index + rows.length : index) ?? rows.at(index)
    },
    *[Symbol.iterator]() {
      let index = 0
      for (const row of rows) yield byIndex.get(index++) ?? row
    },
  }
}
