import { compareAnswers, isSameAnswer, type AnswerValue } from './answer-value.ts'
import type { Condition, Conditions } from './questionnaire.ts'

/** Whether these answers of the condition's question meet it: one that does is enough (FHIR R4, `enableWhen.operator`). */
export function isConditionMet({ operator, answer }: Condition, answers: readonly AnswerValue[]): boolean {
  switch (operator) {
    case 'exists':
      return answers.length > 0 === answer.value
    case '=':
      return answers.some((one) => isSameAnswer(one, answer))
    case '!=':
      return !answers.some((one) => isSameAnswer(one, answer))
    case '>':
      return answers.some((one) => orderOf(one, answer) > 0)
    case '<':
      return answers.some((one) => orderOf(one, answer) < 0)
    case '>=':
      return answers.some((one) => orderOf(one, answer) >= 0)
    case '<=':
      return answers.some((one) => orderOf(one, answer) <= 0)
  }
}

/** NaN, which no comparison holds for, where two answers have no order. */
function orderOf(one: AnswerValue, other: AnswerValue): number {
  return compareAnswers(one, other) ?? NaN
}

/** Whether all, or any, of the conditions hold. */
export function areConditionsMet(
  { behaviour, conditions }: Conditions,
  isMet: (condition: Condition) => boolean,
): boolean {
  return behaviour === 'all' ? conditions.every(isMet) : conditions.some(isMet)
}
