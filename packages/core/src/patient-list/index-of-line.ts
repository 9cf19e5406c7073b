import { lastNotAbove } from './list-texts.ts'
import type { PatientRow, PatientRows } from './patient-list.ts'
import { columnsOf } from './row-columns.ts'

/** Where a line stands among the rows, which are in the order of their lines; -1 where no row is read from it. */
export function indexOfLine(rows: PatientRows, line: number): number {
  const lines = linesOf(rows)
  const index = lastNotAbove(lines, line)
  return lines[index] === line ? index : -1
}

export function rowOfLine(rows: PatientRows, line: number): PatientRow | undefined {
  const index = indexOfLine(rows, line)
  return index < 0 ? undefined : rows.at(index)
}

export function linesOf(rows: PatientRows): Uint32Array {
  const { line, length } = columnsOf(rows)
  return line.subarray(0, length)
}
