import type { AnswerValue, Answers } from './answer-value.ts'
import { areConditionsMet, isConditionMet } from './is-condition-met.ts'
import {
  childrenOf,
  isQuestion,
  type Question,
  type Questionnaire,
  type QuestionnaireItem,
} from './questionnaire.ts'

/**
 * The items that are shown for these answers, each before what it holds. What was answered before a question was
 * hidden counts for nothing: neither in the response nor in the conditions of others.
 */
export function shownItems(
  questionnaire: Pick<Questionnaire, 'items'>,
  answers: Answers,
): readonly QuestionnaireItem[] {
  const isShown = showing(questionnaire.items, answers)
  const keep = (items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] =>
    items.flatMap((item) => (isShown(item.linkId) ? [item, ...keep(childrenOf(item))] : []))
  return keep(questionnaire.items)
}

export function shownQuestions(
  questionnaire: Pick<Questionnaire, 'items'>,
  answers: Answers,
): readonly Question[] {
  return shownItems(questionnaire, answers).filter(isQuestion)
}

/** The answers of shown questions alone. */
export function shownAnswers(questionnaire: Pick<Questionnaire, 'items'>, answers: Answers): Answers {
  const shown = shownQuestions(questionnaire, answers).map(({ linkId }) => linkId)
  return Object.fromEntries(shown.map((linkId) => [linkId, answersOf(answers, linkId)]))
}

export function answersOf(answers: Answers, linkId: string): readonly AnswerValue[] {
  return Object.hasOwn(answers, linkId) ? (answers[linkId] ?? []) : []
}

/** Ends always: a questionnaire whose conditions run in a circle is refused when it is read. */
function showing(items: readonly QuestionnaireItem[], answers: Answers): (linkId: string) => boolean {
  const places = placesOf(items)
  const known = new Map<string, boolean>()
  const isShown = (linkId: string): boolean => {
    const before = known.get(linkId)
    if (before !== undefined) return before
    const shown = decide(places.get(linkId))
    known.set(linkId, shown)
    return shown
  }
  const decide = (place: Place | undefined): boolean => {
    if (place === undefined || (place.parent !== undefined && !isShown(place.parent))) return false
    const { shownWhen } = place.item
    return (
      shownWhen === undefined ||
      areConditionsMet(shownWhen, (one) => isConditionMet(one, given(one.question)))
    )
  }
  const given = (question: string) => (isShown(question) ? answersOf(answers, question) : [])
  return isShown
}

interface Place {
  readonly item: QuestionnaireItem
  readonly parent: string | undefined
}

function placesOf(
  items: readonly QuestionnaireItem[],
  parent?: string,
  places = new Map<string, Place>(),
): ReadonlyMap<string, Place> {
  for (const item of items) {
    places.set(item.linkId, { item, parent })
    placesOf(childrenOf(item), item.linkId, places)
  }
  return places
}
