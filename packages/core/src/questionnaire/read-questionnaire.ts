import {
  allItems,
  isQuestion,
  type Questionnaire,
  type QuestionnaireLanguage,
  type UrgentEnding,
} from './questionnaire.ts'
import type { QuestionnaireRefusal } from './questionnaire-refusal.ts'
import { checkConditions } from './read/check-conditions.ts'
import { fhirElement, isContent, type FhirElement, type Reading } from './read/fhir-element.ts'
import { extensionUrls } from './read/known-extensions.ts'
import { readAverages } from './read/read-average.ts'
import { readItems } from './read/read-item.ts'
import { readValueSets } from './read/read-options.ts'

export interface ReadQuestionnaireOptions {
  /** `cy` takes the Welsh translations; what has none stays English. */
  readonly language?: QuestionnaireLanguage
}

/** Either a questionnaire of which every part can be shown, or everything that cannot be, by name. */
export type QuestionnaireReading =
  | { readonly questionnaire: Questionnaire; readonly refusals: readonly [] }
  | { readonly questionnaire: undefined; readonly refusals: readonly QuestionnaireRefusal[] }

const mostItems = 300

/** Elements that say who made it, and when, and for whom: kept with the resource, not shown to patients. */
const aboutIt = [
  ...['resourceType', 'meta', 'language', 'text', 'identifier', 'name', 'derivedFrom', 'date'],
  ...['publisher', 'contact', 'useContext', 'jurisdiction', 'purpose', 'approvalDate', 'lastReviewDate'],
  ...['effectivePeriod', 'code', 'status', 'subjectType'],
]

/**
 * Reads a FHIR R4 Questionnaire (docs/reference/questionnaires.md names the subset). What cannot be shown, or is not
 * known, is refused by name, with its linkId and element; nothing is dropped.
 */
export function readQuestionnaire(
  resource: unknown,
  { language = 'en' }: ReadQuestionnaireOptions = {},
): QuestionnaireReading {
  const refusals: QuestionnaireRefusal[] = []
  let isTranslated = true
  const reading: Reading = {
    language,
    refuse: (refusal) => refusals.push(refusal),
    missTranslation: () => (isTranslated = false),
  }
  const read = isContent(resource) ? readResource(fhirElement(resource, reading), reading) : undefined
  if (read === undefined && refusals.length === 0)
    refusals.push({ code: 'not-a-questionnaire', element: 'resourceType' })
  if (read === undefined || refusals.length > 0) return { questionnaire: undefined, refusals }
  return { questionnaire: { ...read, isTranslated }, refusals: [] }
}

function readResource(
  resource: FhirElement,
  reading: Reading,
): Omit<Questionnaire, 'isTranslated'> | undefined {
  if (resource.take('resourceType') !== 'Questionnaire') return undefined
  for (const name of aboutIt) resource.take(name)
  checkSubject(resource)
  const items = readItems(resource.list('item'), { ...reading, valueSets: readValueSets(resource) })
  const all = allItems(items)
  if (!all.some(isQuestion)) resource.refuse('questions-missing', 'item')
  if (all.length > mostItems) resource.refuse('too-many-questions', 'item')
  refuseRepeated(
    all.map(({ linkId }) => linkId),
    reading,
  )
  checkConditions(items).forEach(reading.refuse)
  const [title, url] = [resource.words('title'), resource.string('url')]
  if (title === undefined) resource.refuse('text-missing', 'title')
  if (url === undefined) resource.refuse('value-invalid', 'url')
  const read = {
    url: url ?? '',
    title: title ?? '',
    language: reading.language,
    ...settingsOf(resource, reading),
    averages: readAverages(resource, all.filter(isQuestion)),
    items,
  }
  resource.close()
  return read
}

function settingsOf(resource: FhirElement, reading: Reading) {
  const version = resource.string('version')
  const description = resource.words('description')
  const copyright = resource.words('copyright')
  const closing = extensionWords(resource, extensionUrls.closing)
  const validDays = figureOf(resource, extensionUrls.validDays)
  const fallbackAfterHours = figureOf(resource, extensionUrls.fallbackHours)
  return {
    ...(version && { version }),
    ...(description && { description }),
    ...(copyright && { copyright }),
    ...(closing && { closing }),
    ...(validDays && { validDays }),
    ...(fallbackAfterHours && { fallbackAfterHours }),
    isExample: resource.flag('experimental') ?? false,
    oneQuestionAPage: resource.extension(extensionUrls.oneQuestionAPage)?.value !== false,
    urgentEnding: urgentEndingOf(resource, reading.language),
  }
}

/** A questionnaire about something else than a patient is not for this. */
function checkSubject(resource: FhirElement): void {
  const subjects = resource.list('subjectType')
  if (subjects.some((subject) => subject !== 'Patient'))
    resource.refuse('element-not-supported', 'subjectType')
}

function refuseRepeated(linkIds: readonly string[], reading: Reading): void {
  const seen = new Set<string>()
  for (const linkId of linkIds) {
    if (seen.has(linkId)) reading.refuse({ code: 'link-id-repeated', linkId, element: 'linkId' })
    seen.add(linkId)
  }
}

/** A link works for some days and a text follows after some hours: whole figures above 0. */
function figureOf(resource: FhirElement, url: string): number | undefined {
  const typed = resource.extension(url)
  if (typed === undefined) return undefined
  if (typeof typed.value === 'number' && Number.isInteger(typed.value) && typed.value > 0) return typed.value
  resource.refuse('value-invalid', `extension(${url.split(':').at(-1) ?? ''})`)
  return undefined
}

function extensionWords(resource: FhirElement, url: string): string | undefined {
  const [extension] = resource.extensions(url)
  const words = extension?.words('valueString')
  extension?.close()
  return words
}

const plainEnding: Readonly<Record<QuestionnaireLanguage, UrgentEnding>> = {
  en: {
    heading: 'Call 111 now',
    text: 'Your answers may need help today. Call 111 and tell them what you told us. Call 999 if it is an emergency.',
  },
  cy: {
    heading: 'Ffoniwch 111 nawr',
    text: 'Efallai y bydd angen help arnoch heddiw. Ffoniwch 111 a dywedwch wrthynt yr hyn a ddywedoch wrthym ni. Ffoniwch 999 mewn argyfwng.',
  },
}

/** `urn:x-carebatch:urgent-ending`: heading and text. */
function urgentEndingOf(resource: FhirElement, language: QuestionnaireLanguage): UrgentEnding {
  const [extension] = resource.extensions(extensionUrls.urgentEnding)
  const words = new Map<string, string>()
  for (const part of extension?.parts() ?? []) {
    const text = part.words('valueString')
    if (text !== undefined) words.set(part.string('url') ?? '', text)
    part.close()
  }
  extension?.close()
  const plain = plainEnding[language]
  return { heading: words.get('heading') ?? plain.heading, text: words.get('text') ?? plain.text }
}
