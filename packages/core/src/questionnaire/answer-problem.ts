/** What is wrong with something that a patient entered. docs/reference/questionnaires.md has a row for each. */
export const answerProblems = {
  'answer-missing': 'A required question has no answer',
  'not-an-option': 'The answer is none of the options',
  'option-exclusive': 'An option that stands alone was chosen beside another',
  'other-missing': 'Other was chosen and nothing was written',
  'too-many-answers': 'The question takes one answer',
  'not-a-number': 'The answer is not a number',
  'not-a-whole-number': 'The answer is not a whole number',
  'too-many-decimals': 'The number has more decimals than asked for',
  'too-low': 'The answer is below the least',
  'too-high': 'The answer is above the most',
  'too-short': 'The text is shorter than asked for',
  'too-long': 'The text is longer than asked for',
  'not-a-date': 'The day, month and year are not a date',
  'not-a-time': 'The hour and minute are not a time',
  'not-a-web-address': 'The text is not a web address',
} as const

export type AnswerProblemCode = keyof typeof answerProblems
export const answerProblemCodes = Object.keys(answerProblems) as AnswerProblemCode[]

export interface AnswerProblem {
  readonly linkId: string
  readonly code: AnswerProblemCode
  /** What the answer was measured against: a figure, or a date in FHIR's form. */
  readonly limit?: number | string
}
