import type { PatientRow, PatientRows } from './patient-list.ts'

/** Where a line stands among the rows, which are in the order of their lines; -1 where no row is read from it. */
export function indexOfLine(rows: PatientRows, line: number): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rows.at(middle)?.line ?? 0) < line) from = middle + 1
    else to = middle
  }
  return rows.at(from)?.line === line ? from : -1
}

export function rowOfLine(rows: PatientRows, line: number): PatientRow | undefined {
  const index = indexOfLine(rows, line)
  return index < 0 ? undefined : rows.at(index)
}

export function linesOf(rows: PatientRows): readonly number[] {
  return Array.from(rows, ({ line }) => line)
}
