import type { Column, PatientReview } from '@carebatch/core'
import type { ListMarks } from './list-marks.ts'

/** What staff can do about one row, in the order of the buttons. */
export type ReviewAction = 'fix' | 'change' | 'choose' | 'ignore-email' | 'put-back'

/** Reasons that no correction of the list changes: there is nothing to open. */
const final: ReadonlySet<string> = new Set([
  'patient-deceased',
  'contact-details-unavailable',
  'opted-out',
  'details-restricted',
  'not-registered-here',
])

export function reviewActions({ reason }: PatientReview): readonly ReviewAction[] {
  if (reason === undefined) return ['change']
  if (reason === 'left-out') return ['put-back']
  if (reason === 'patient-repeated') return ['choose']
  if (reason === 'email-address-invalid') return ['fix', 'ignore-email']
  return final.has(reason) ? [] : ['fix']
}

/** Which cell the editor opens with: the one that is to blame. */
export function editedColumn({ reason, row }: PatientReview, marks: ListMarks): EditableColumn {
  switch (reason) {
    case 'nhs-number-invalid':
    case 'details-do-not-match':
      return 'nhsNumber'
    case 'email-address-invalid':
      return 'email'
    case 'date-of-birth-missing':
      return 'dateOfBirth'
    default:
      return firstProblem(row.line, marks) ?? 'phone'
  }
}

/** Cells that staff may correct here. The list changes, the clinical system does not. */
export const editableColumns = ['phone', 'email', 'dateOfBirth', 'nhsNumber'] as const
export type EditableColumn = (typeof editableColumns)[number]

function firstProblem(line: number, marks: ListMarks): EditableColumn | undefined {
  return editableColumns.find((column: Column) => marks.issue(line, column) !== undefined)
}
