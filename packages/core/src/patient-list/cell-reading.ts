import type { PatientListIssueCode } from './patient-list.ts'
import type { CellRepair } from './read-mended.ts'

/** What is wrong with a cell, and what it most likely means. */
export interface CellIssue {
  readonly code: PatientListIssueCode
  readonly suggestion?: string | undefined
}

/** A value with the repairs that it took, or an issue. */
export type CellReading<Value> =
  { readonly value: Value; readonly repairs: readonly CellRepair[] } | { readonly issue: CellIssue }
