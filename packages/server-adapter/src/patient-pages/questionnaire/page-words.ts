import type { AnswerProblem, AnswerWords, Question } from '@carebatch/core'

/** Everything that the pages of a questionnaire say themselves, in one language. */
export interface PageWords {
  readonly answers: AnswerWords
  readonly otherLanguage: string
  readonly start: string
  readonly goOn: string
  readonly saveAndGoOn: string
  readonly back: string
  readonly change: string
  readonly check: string
  readonly checkIntro: string
  readonly send: (practice: string) => string
  readonly sent: string
  readonly sentTo: (practice: string, when: string) => string
  readonly urgentSent: string
  readonly next: string
  readonly close: string
  readonly told: string
  readonly notAnswered: string
  readonly optional: string
  readonly several: string
  readonly other: string
  readonly otherWhat: string
  readonly unit: string
  readonly date: Readonly<Record<'day' | 'month' | 'year' | 'hour' | 'minute', string>>
  readonly problem: string
  readonly error: string
  readonly example: string
  readonly savedUntil: (date: string) => string
  readonly count: (number: number, all: number) => string
  readonly onlyEnglish?: string
  problemOf(problem: AnswerProblem, question: Question): string
}
