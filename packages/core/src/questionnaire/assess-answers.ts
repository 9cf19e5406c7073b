import { numberOf, type Answers } from './answer-value.ts'
import { isSameAnswer } from './answer-value.ts'
import { isConditionMet } from './is-condition-met.ts'
import {
  allQuestions,
  type Average,
  type Question,
  type Questionnaire,
  type RedFlag,
} from './questionnaire.ts'
import { answersOf, shownQuestions } from './shown-items.ts'

export interface RaisedFlag {
  readonly linkId: string
  readonly words: string
  readonly urgent: boolean
}

export interface FoundAverage extends Average {
  readonly value: number
  /** How many of its questions were answered. */
  readonly from: number
}

/** What follows from the answers. */
export interface Assessment {
  /** In the order of the questions. */
  readonly redFlags: readonly RaisedFlag[]
  /** An answer needs help now: the patient gets the urgent ending. */
  readonly isUrgent: boolean
  /** Sum of the chosen options' scores; undefined where no shown question has any. */
  readonly score?: number
  readonly averages: readonly FoundAverage[]
}

export function assessAnswers(questionnaire: Questionnaire, answers: Answers): Assessment {
  const questions = shownQuestions(questionnaire, answers)
  const redFlags = questions.flatMap((question) =>
    question.redFlags
      .filter(({ condition }) => isConditionMet(condition, answersOf(answers, question.linkId)))
      .map(raised(question)),
  )
  const score = scoreOf(questions, answers)
  const shown = new Set(questions.map(({ linkId }) => linkId))
  return {
    redFlags,
    isUrgent: redFlags.some(({ urgent }) => urgent),
    ...(score !== undefined && { score }),
    averages: questionnaire.averages.flatMap((average) => {
      const figures = average.of
        .filter((linkId) => shown.has(linkId))
        .flatMap((linkId) => answersOf(answers, linkId).flatMap((answer) => numberOf(answer) ?? []))
      return figures.length === 0 ? [] : [{ ...average, value: meanOf(figures), from: figures.length }]
    }),
  }
}

function raised({ linkId }: Question) {
  return ({ words, urgent }: RedFlag): RaisedFlag => ({ linkId, words, urgent })
}

function scoreOf(questions: readonly Question[], answers: Answers): number | undefined {
  const scored = questions.filter(({ options }) => options.some(({ score }) => score !== undefined))
  if (scored.length === 0) return undefined
  return scored
    .flatMap(({ linkId, options }) => answersOf(answers, linkId).map((answer) => [options, answer] as const))
    .reduce(
      (sum, [options, answer]) =>
        sum + (options.find(({ value }) => isSameAnswer(value, answer))?.score ?? 0),
      0,
    )
}

/** Whole numbers give a whole mean, as blood pressures are written; others one decimal. */
function meanOf(figures: readonly number[]): number {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length
  return figures.every(Number.isInteger) ? Math.round(mean) : Math.round(mean * 10) / 10
}

/** Whether anything of this questionnaire has a score. */
export function hasScore(questionnaire: Questionnaire): boolean {
  return allQuestions(questionnaire).some(({ options }) => options.some(({ score }) => score !== undefined))
}
