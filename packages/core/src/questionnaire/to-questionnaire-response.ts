import type { AnswerValue, Answers } from './answer-value.ts'
import { childrenOf, isQuestion, type Questionnaire, type QuestionnaireItem } from './questionnaire.ts'
import { answersOf, shownItems } from './shown-items.ts'

export interface ResponseAnswer {
  /** `valueBoolean`, `valueCoding` …: the one that FHIR gives the answer's type; `item` holds the questions below it. */
  readonly [value: string]: AnswerValue['value'] | readonly ResponseItem[]
}

export interface ResponseItem {
  readonly linkId: string
  readonly text?: string
  readonly answer?: readonly ResponseAnswer[]
  readonly item?: readonly ResponseItem[]
}

/** The part of an HL7 FHIR R4 QuestionnaireResponse that a patient's answers fill. */
export interface QuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse'
  readonly identifier: { readonly system: string; readonly value: string }
  /** Canonical: `url|version`. */
  readonly questionnaire: string
  readonly status: 'completed'
  readonly subject: { readonly identifier: { readonly system: string; readonly value: string } }
  /** When it was sent, ISO 8601 in UTC. */
  readonly authored: string
  readonly item: readonly ResponseItem[]
}

export interface AnsweredQuestionnaire {
  /** Ours: names these answers once for ever. */
  readonly key: string
  /** In English: the record is. */
  readonly questionnaire: Questionnaire
  readonly answers: Answers
  readonly nhsNumber: string
  readonly authored: string
}

export const responseKeySystem = 'urn:x-carebatch:reply'
const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number'

/** What was answered to shown questions; questions left empty and groups without an answer are left out. */
export function toQuestionnaireResponse({
  key,
  questionnaire,
  answers,
  nhsNumber,
  authored,
}: AnsweredQuestionnaire): QuestionnaireResponse {
  const { url, version } = questionnaire
  return {
    resourceType: 'QuestionnaireResponse',
    identifier: { system: responseKeySystem, value: key },
    questionnaire: version === undefined ? url : `${url}|${version}`,
    status: 'completed',
    subject: { identifier: { system: nhsNumberSystem, value: nhsNumber } },
    authored,
    item: responseItems(questionnaire, answers),
  }
}

/** The items of a response. Questions below a question stand in its first answer, or beside none if it has none. */
export function responseItems(
  questionnaire: Pick<Questionnaire, 'items'>,
  answers: Answers,
): readonly ResponseItem[] {
  const shown = new Set(shownItems(questionnaire, answers))
  const itemsOf = (items: readonly QuestionnaireItem[]): readonly ResponseItem[] =>
    items.filter((item) => shown.has(item)).flatMap(itemOf)
  const itemOf = (item: QuestionnaireItem): readonly ResponseItem[] => {
    const own = { linkId: item.linkId, ...(item.text && { text: item.text }) }
    const below = itemsOf(childrenOf(item))
    if (!isQuestion(item)) return below.length === 0 ? [] : [{ ...own, item: below }]
    const given = answersOf(answers, item.linkId)
    if (given.length === 0) return below
    return [{ ...own, answer: given.map((answer, at) => responseAnswer(answer, at === 0 ? below : [])) }]
  }
  return itemsOf(questionnaire.items)
}

function responseAnswer(answer: AnswerValue, below: readonly ResponseItem[]): ResponseAnswer {
  const name = `value${answer.type.charAt(0).toUpperCase()}${answer.type.slice(1)}`
  return below.length === 0 ? { [name]: answer.value } : { [name]: answer.value, item: below }
}
