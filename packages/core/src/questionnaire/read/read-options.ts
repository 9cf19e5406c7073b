import { isSameAnswer, type AnswerValue } from '../answer-value.ts'
import type { AnswerOption } from '../questionnaire.ts'
import { isContent, type FhirElement } from './fhir-element.ts'
import { extensionUrls } from './known-extensions.ts'
import { readCoding } from './read-coding.ts'
import { readValue } from './read-value.ts'

/** Contained value sets by `#id`, as codings with their own extensions. */
export type ValueSets = ReadonlyMap<string, readonly FhirElement[]>

export interface ReadOption extends AnswerOption {
  readonly isChosenFirst: boolean
}

/** What may be chosen: written with the question, or in a value set that the questionnaire contains. */
export function readOptions(item: FhirElement, valueSets: ValueSets): readonly ReadOption[] {
  const written = item.elements('answerOption').flatMap(readOption)
  const options = [...written, ...optionsOfSet(item, valueSets)]
  if (options.some((one, at) => options.slice(0, at).some((other) => isSameAnswer(one.value, other.value))))
    item.refuse('options-repeated', 'answerOption')
  return options
}

function readOption(element: FhirElement): readonly ReadOption[] {
  const coding = element.element('valueCoding')
  const typed = coding === undefined ? element.typed('value') : undefined
  const text = coding ? coding.words('display') : typed && optionText(element, typed)
  const display = element.extension(extensionUrls.recordDisplay)?.value
  const value = coding ? codingValue(coding, display) : readValue(typed)
  const score = scoreOf(element) ?? (coding && scoreOf(coding))
  const exclusive = element.extension(extensionUrls.optionExclusive)?.value === true
  const isChosenFirst = element.flag('initialSelected') ?? false
  coding?.close()
  element.close()
  if (value === undefined || text === undefined) {
    element.refuse(value === undefined ? 'value-invalid' : 'text-missing', 'value[x]')
    return []
  }
  return [{ value, text, exclusive, isChosenFirst, ...(score !== undefined && { score }) }]
}

function optionText(
  element: FhirElement,
  { name, type, value }: { name: string; type: string; value: unknown },
) {
  return type === 'String' ? element.words(name) : String(value)
}

/** Patients may read other words than the record: `urn:x-carebatch:record-display`. */
function codingValue(element: FhirElement, display?: unknown): AnswerValue | undefined {
  const value = readCoding(element)
  return value && { type: 'coding', value: typeof display === 'string' ? { ...value, display } : value }
}

function scoreOf(element: FhirElement): number | undefined {
  const score = element.extension(extensionUrls.ordinalValue)?.value
  return typeof score === 'number' ? score : undefined
}

function optionsOfSet(item: FhirElement, valueSets: ValueSets): readonly ReadOption[] {
  const address = item.string('answerValueSet')
  const concepts = address === undefined ? [] : valueSets.get(address)
  if (concepts === undefined) item.refuse('element-not-supported', 'answerValueSet')
  return (concepts ?? []).flatMap((concept) => {
    const value = codingValue(concept)
    const text = concept.words('display')
    const score = scoreOf(concept)
    if (value === undefined || text === undefined) return []
    return [{ value, text, exclusive: false, isChosenFirst: false, ...(score !== undefined && { score }) }]
  })
}

/** Value sets that the questionnaire contains and lists in full; others cannot be looked up by a patient's page. */
export function readValueSets(questionnaire: FhirElement): ValueSets {
  const sets = new Map<string, readonly FhirElement[]>()
  for (const set of questionnaire.elements('contained')) {
    if (set.string('resourceType') !== 'ValueSet') set.refuse('element-not-supported')
    else sets.set(`#${String(set.take('id'))}`, conceptsOf(set))
  }
  return sets
}

function conceptsOf(set: FhirElement): readonly FhirElement[] {
  for (const name of ['url', 'name', 'title', 'status', 'version', 'description', 'copyright', 'publisher'])
    set.take(name)
  const compose = set.element('compose')
  const concepts = (compose?.elements('include') ?? []).flatMap(conceptsOfPart)
  compose?.close()
  set.close()
  return concepts
}

function conceptsOfPart(part: FhirElement): readonly FhirElement[] {
  const system = part.string('system')
  const concepts = part.list('concept').flatMap((concept, index) => {
    if (!isContent(concept)) return []
    return [part.opened({ ...(system && { system }), ...concept }, `concept[${index}]`)]
  })
  part.close()
  return concepts
}
