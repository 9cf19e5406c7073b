import type { Answers, AnswerValue } from './answer-value.ts'
import type { AnswerProblem } from './answer-problem.ts'
import type { EnteredFields } from './entered-fields.ts'
import { questionsOn, type QuestionPage } from './question-pages.ts'
import type { Question, Questionnaire } from './questionnaire.ts'
import { readAnswer } from './read-answer.ts'
import { answersOf, shownQuestions } from './shown-items.ts'

export interface PageReading {
  /** Of the questions that could be read, with an empty list for one that was left empty. */
  readonly answers: Answers
  readonly problems: readonly AnswerProblem[]
}

/** Reads the fields of one page: what was entered for its questions, and nothing for others. */
export function readPage(page: QuestionPage, fields: EnteredFields): PageReading {
  const readings = questionsOn(page).map((question) => ({ question, ...readAnswer(question, fields) }))
  const answers: [string, readonly AnswerValue[]][] = readings.flatMap(({ question, answers }) =>
    answers === undefined ? [] : [[question.linkId, answers] as [string, readonly AnswerValue[]]],
  )
  return { answers: Object.fromEntries(answers), problems: readings.flatMap(({ problem }) => problem ?? []) }
}

/** Shown questions that must be answered and are not: with any of them the answers cannot be sent. */
export function missingAnswers(questionnaire: Questionnaire, answers: Answers): readonly Question[] {
  return shownQuestions(questionnaire, answers).filter(
    ({ required, linkId }) => required && answersOf(answers, linkId).length === 0,
  )
}

/** The answers that a questionnaire begins with (FHIR `initial`), to be shown in its fields. */
export function initialAnswers(questionnaire: Questionnaire): Answers {
  return Object.fromEntries(
    shownQuestions(questionnaire, {})
      .filter(({ initial }) => initial.length > 0)
      .map(({ linkId, initial }) => [linkId, initial]),
  )
}
