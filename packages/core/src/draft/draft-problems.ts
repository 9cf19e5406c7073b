/** Why a step cannot be left behind, most important first within its step. */
export const draftProblemCodes = [
  'batch-type-missing',
  'questionnaire-missing',
  'name-missing',
  'name-too-long',
  'subject-missing',
  'subject-too-long',
  'message-empty',
  'message-too-long',
  'placeholder-unknown',
  'attachment-unconfirmed',
  'list-missing',
  'list-refused',
  'required-column-missing',
  'list-not-ready',
  'details-do-not-match',
  'nobody-to-send-to',
  'schedule-unreadable',
  'schedule-in-past',
] as const
export type DraftProblemCode = (typeof draftProblemCodes)[number]

export type DraftField =
  | 'batchType'
  | 'questionnaire'
  | 'name'
  | 'subject'
  | 'body'
  | 'attachment'
  | 'list'
  | 'columns'
  | 'patients'
  | 'time'

export interface DraftProblem {
  readonly code: DraftProblemCode
  readonly field: DraftField
  /** What the words need: the placeholder's name, the limit, the columns. Never a patient's details. */
  readonly details?: Readonly<Record<string, string | number>>
}
