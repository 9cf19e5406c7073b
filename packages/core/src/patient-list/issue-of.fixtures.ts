import type { CellReading } from './cell-reading.ts'

/** The issue of a cell with its suggestion spelled out, for comparison. */
export function issueOf<Value>(reading: CellReading<Value>): {
  code: string
  suggestion: string | undefined
} {
  return 'issue' in reading
    ? { code: reading.issue.code, suggestion: reading.issue.suggestion }
    : { code: 'read', suggestion: undefined }
}
