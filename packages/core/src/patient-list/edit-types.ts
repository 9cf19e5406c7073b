import type { Column } from '../clinical-systems/column.ts'
import type { LineReading } from './edit-line.ts'
import type { PatientList } from './patient-list.ts'
import type { RowDecision } from './row-decision.ts'

/** What an edit did, in the past tense; `lines` are those whose reading or decision is another one now. */
export interface ListChange {
  readonly kind: 'cell-changed' | 'left-out' | 'put-back' | 'chosen' | 'email-ignored' | 'confirmed'
  readonly lines: readonly number[]
  /** Of the cell that was changed. */
  readonly column?: Column
}

/** Everything that staff did to a list, as one value: undoing is going back to the one before. */
export interface ListEdits {
  readonly readings: ReadonlyMap<number, LineReading>
  readonly decisions: ReadonlyMap<number, RowDecision>
  /** The newest edit; undefined where there is none. */
  readonly change: ListChange | undefined
  readonly before: ListEdits | undefined
}

/** A list as it reads now, with what staff decided about its lines. */
export interface EditedPatientList extends PatientList {
  readonly decisions: ReadonlyMap<number, RowDecision>
  /** Lines of which at least one cell was changed. */
  readonly changedLines: ReadonlySet<number>
  /** The newest edit, which `undo` takes back. */
  readonly lastChange: ListChange | undefined
  /** The list before any edit. */
  readonly asRead: PatientList
  readonly edits: ListEdits
}

export const noEdits: ListEdits = {
  readings: new Map(),
  decisions: new Map(),
  change: undefined,
  before: undefined,
}
