import type { ColumnRows } from './column-rows.ts'
import { lastNotAbove } from './list-texts.ts'
import type { PatientList } from './patient-list.ts'

/** Finds the cells of a line: of the header and what stands above it, or of a row. */
export function cellsByLine(rows: ColumnRows): PatientList['cells'] {
  const lines = rows.columns.line.subarray(0, rows.length)
  return (line) => {
    const index = lastNotAbove(lines, line)
    if (index >= 0 && lines[index] === line) return rows.cells(index)
    return rows.above.find((record) => record.line === line)?.cells ?? []
  }
}
