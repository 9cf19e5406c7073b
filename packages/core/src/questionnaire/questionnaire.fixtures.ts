import type { Questionnaire } from './questionnaire.ts'
import { readQuestionnaire } from './read-questionnaire.ts'

type Json = Readonly<Record<string, unknown>>

/** A resource with these items, as somebody would import it. */
export function resourceOf(items: readonly Json[], more: Json = {}): Json {
  return {
    resourceType: 'Questionnaire',
    url: 'urn:example:q',
    title: 'Example',
    status: 'draft',
    item: items,
    ...more,
  }
}

/** The questionnaire that it is read as; what is refused fails the test by name. */
export function questionnaireOf(
  items: readonly Json[],
  more: Json = {},
  language: 'en' | 'cy' = 'en',
): Questionnaire {
  const { questionnaire, refusals } = readQuestionnaire(resourceOf(items, more), { language })
  if (questionnaire === undefined) throw new Error(JSON.stringify(refusals))
  return questionnaire
}

/** A question of this type. */
export function question(linkId: string, type: string, more: Json = {}): Json {
  return { linkId, type, text: `${linkId}?`, ...more }
}

export const options = (...values: readonly string[]) => ({
  answerOption: values.map((valueString) => ({ valueString })),
})

export const shownIf = (linkId: string, operator: string, answer: Json) => ({
  enableWhen: [{ question: linkId, operator, ...answer }],
})
