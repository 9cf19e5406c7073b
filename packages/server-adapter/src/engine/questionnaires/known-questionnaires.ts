import { createHash } from 'node:crypto'
import { readQuestionnaire, shippedQuestionnaires, type Questionnaire } from '@carebatch/core'

/** A questionnaire that can be sent, as it is now. */
export interface KnownQuestionnaire {
  readonly code: string
  /** Names what it asks: another word in it is another version. */
  readonly version: string
  readonly resource: unknown
  readonly questionnaire: Questionnaire
}

/** Those that come with the package. */
export const knownQuestionnaires: readonly KnownQuestionnaire[] = shippedQuestionnaires.map(
  ({ code, resource }) => ({
    code,
    version: versionOf(code, resource),
    resource,
    questionnaire: questionnaireIn(resource),
  }),
)

function versionOf(code: string, resource: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(resource)).digest('hex')
  return `${code}-${digest.slice(0, 16)}`
}

/** One that was read before it was kept: it can be read again. */
export function questionnaireIn(resource: unknown, language: 'en' | 'cy' = 'en'): Questionnaire {
  const { questionnaire, refusals } = readQuestionnaire(resource, { language })
  if (questionnaire === undefined)
    throw new Error(`a kept questionnaire is refused: ${refusals.map(({ code }) => code).join()}`)
  return questionnaire
}
