import type { DisplayItem, GroupItem, QuestionnaireItem } from '../questionnaire.ts'
import { isContent, fhirElement, type FhirElement, type Reading } from './fhir-element.ts'
import { extensionUrls } from './known-extensions.ts'
import { readCodings } from './read-coding.ts'
import { readConditions } from './read-condition.ts'
import { isQuestionType, readQuestion } from './read-question.ts'
import type { ValueSets } from './read-options.ts'

export interface ItemReading extends Reading {
  readonly valueSets: ValueSets
}

/** Items, and with them everything that they hold. */
export function readItems(list: readonly unknown[], reading: ItemReading): readonly QuestionnaireItem[] {
  return list.flatMap((content) => {
    if (!isContent(content)) {
      reading.refuse({ code: 'value-invalid', element: 'item' })
      return []
    }
    const linkId = typeof content.linkId === 'string' ? content.linkId.trim() : ''
    if (linkId !== '') return readItem(fhirElement(content, reading, { linkId }), linkId, reading)
    reading.refuse({ code: 'link-id-missing', element: 'linkId' })
    return []
  })
}

function readItem(element: FhirElement, linkId: string, reading: ItemReading): readonly QuestionnaireItem[] {
  element.take('linkId')
  element.take('definition')
  const type = element.string('type') ?? ''
  const text = element.words('text')
  const prefix = element.string('prefix')
  const shownWhen = readConditions(element)
  const own = { linkId, text: text ?? '', ...(prefix && { prefix }), ...(shownWhen && { shownWhen }) }
  if (text === undefined && type !== 'group') element.refuse('text-missing', 'text')
  const item =
    type === 'group'
      ? readGroup(element, own, reading)
      : type === 'display'
        ? readDisplay(element, own)
        : isQuestionType(type)
          ? readQuestion(element, { ...own, type }, reading)
          : refuseType(element)
  if (item !== undefined) element.close()
  return item === undefined ? [] : [item]
}

function refuseType(element: FhirElement): undefined {
  element.refuse('type-not-supported', 'type')
}

function readGroup(
  element: FhirElement,
  own: Omit<GroupItem, 'type' | 'isPage' | 'items'>,
  reading: ItemReading,
) {
  const control = controlOf(element)
  if (control !== undefined && control !== 'page' && control !== 'list') refuseControl(element)
  if (element.flag('repeats') === true) element.refuse('element-not-supported', 'repeats')
  if (element.flag('required') === true) element.refuse('element-not-supported', 'required')
  readCodings(element.elements('code'))
  const items = readItems(element.list('item'), reading)
  return { ...own, type: 'group', isPage: control === 'page', items } as const
}

function readDisplay(element: FhirElement, own: Omit<DisplayItem, 'type'>) {
  const control = controlOf(element)
  if (control !== undefined && control !== 'inline') refuseControl(element)
  readCodings(element.elements('code'))
  return { ...own, type: 'display' } as const
}

/** How an item wants to be shown: the code of `questionnaire-itemControl`. */
export function controlOf(element: FhirElement): string | undefined {
  const [control] = element.extensions(extensionUrls.itemControl)
  const concept = control?.element('valueCodeableConcept')
  const [coding] = concept?.list('coding') ?? []
  concept?.take('text')
  concept?.close()
  control?.close()
  if (control === undefined) return undefined
  return isContent(coding) && typeof coding.code === 'string' ? coding.code : ''
}

export function refuseControl(element: FhirElement): void {
  element.refuse('control-not-supported', 'extension(questionnaire-itemControl)')
}
