import { isSameAnswer } from '../answer-value.ts'
import {
  allItems,
  childrenOf,
  isQuestion,
  type Condition,
  type Question,
  type QuestionnaireItem,
} from '../questionnaire.ts'
import type { QuestionnaireRefusal } from '../questionnaire-refusal.ts'

/** Conditions and red flags that no answer can ever meet, and items whose showing depends on themselves. */
export function checkConditions(items: readonly QuestionnaireItem[]): readonly QuestionnaireRefusal[] {
  const all = allItems(items)
  const questions = new Map(all.filter(isQuestion).map((question) => [question.linkId, question]))
  return [...all.flatMap((item) => itemRefusals(item, questions)), ...circular(items)]
}

function itemRefusals(item: QuestionnaireItem, questions: ReadonlyMap<string, Question>) {
  const shown = item.shownWhen?.conditions ?? []
  const flags = isQuestion(item) ? item.redFlags.map(({ condition }) => condition) : []
  return [
    ...shown.flatMap((condition, at) => conditionRefusals(item, condition, `enableWhen[${at}]`, questions)),
    ...flags.flatMap((condition) => conditionRefusals(item, condition, 'extension(red-flag)', questions)),
  ]
}

function conditionRefusals(
  { linkId }: QuestionnaireItem,
  condition: Condition,
  element: string,
  questions: ReadonlyMap<string, Question>,
): readonly QuestionnaireRefusal[] {
  const question = questions.get(condition.question)
  if (question === undefined) return [{ code: 'question-unknown', linkId, element: `${element}.question` }]
  return canBeMet(condition, question)
    ? []
    : [{ code: 'condition-impossible', linkId, element: `${element}.answer` }]
}

/** Whether the question can be answered with something of this kind. */
function canBeMet({ operator, answer }: Condition, question: Question): boolean {
  if (operator === 'exists') return true
  if (question.type === 'choice') return question.options.some(({ value }) => isSameAnswer(value, answer))
  if (question.type === 'open-choice')
    return answer.type === 'string' || question.options.some(({ value }) => isSameAnswer(value, answer))
  return answerTypes[question.type].some((type) => type === answer.type)
}

/** FHIR: what a question of each type is answered with. An integer may be compared with a decimal. */
const answerTypes: Readonly<Record<Exclude<Question['type'], 'choice' | 'open-choice'>, readonly string[]>> =
  {
    boolean: ['boolean'],
    decimal: ['decimal', 'integer'],
    integer: ['integer', 'decimal'],
    date: ['date'],
    dateTime: ['dateTime'],
    time: ['time'],
    string: ['string'],
    text: ['string'],
    url: ['uri'],
    quantity: ['quantity'],
  }

/** An item depends on the questions of its conditions, and on the item that holds it. */
function circular(items: readonly QuestionnaireItem[]): readonly QuestionnaireRefusal[] {
  const needs = new Map<string, readonly string[]>()
  const note = (list: readonly QuestionnaireItem[], parent: readonly string[]) => {
    for (const item of list) {
      const asked = item.shownWhen?.conditions.map(({ question }) => question) ?? []
      needs.set(item.linkId, [...parent, ...asked])
      note(childrenOf(item), [item.linkId])
    }
  }
  note(items, [])
  return [...needs.keys()]
    .filter((linkId) => reaches(linkId, linkId, needs))
    .map((linkId) => ({ code: 'condition-circular', linkId, element: 'enableWhen' }))
}

function reaches(from: string, wanted: string, needs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>()
  const ahead = [...(needs.get(from) ?? [])]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === wanted) return true
    if (!seen.has(next)) ahead.push(...(needs.get(next) ?? []))
    seen.add(next)
  }
  return false
}
