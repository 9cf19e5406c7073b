import {
  contactabilityReasons,
  type Column,
  type ContactabilityReason,
  type PatientReview,
  type Remedy,
} from '@carebatch/core'
import type { ListMarks } from './list-marks.ts'

/** What staff can do about one row, in the order of the buttons. */
export type ReviewAction = 'fix' | 'change' | Exclude<Remedy, 'correct'>

/** As the reason itself says; one that the host brought is corrected in the row. */
export function reviewActions({ reason }: PatientReview): readonly ReviewAction[] {
  if (reason === undefined) return ['change']
  const remedies: readonly Remedy[] = reasonOf(reason)?.remedies ?? ['correct']
  return remedies.map((remedy) => (remedy === 'correct' ? 'fix' : remedy))
}

function reasonOf(reason: string | undefined): ContactabilityReason | undefined {
  return contactabilityReasons.find(({ code }) => code === reason)
}

/** Which cell the editor opens with: the one that is to blame. */
export function editedColumn(
  { reason, row, differing = [] }: PatientReview,
  marks: ListMarks,
): EditableColumn {
  // Where only the date differs, it is more likely mistyped than the NHS number is another person's.
  if (reason === 'details-do-not-match' && differing.join() === 'dateOfBirth') return 'dateOfBirth'
  const blamed = reasonOf(reason)?.blames
  const own = editableColumns.find((column) => column === blamed)
  return own === undefined || own === 'phone' ? (firstProblem(row.line, marks) ?? 'phone') : own
}

/** Cells that staff may correct here. The list changes, the clinical system does not. */
export const editableColumns = ['phone', 'email', 'dateOfBirth', 'nhsNumber'] as const
export type EditableColumn = (typeof editableColumns)[number]

function firstProblem(line: number, marks: ListMarks): EditableColumn | undefined {
  return editableColumns.find((column: Column) => marks.issue(line, column) !== undefined)
}
