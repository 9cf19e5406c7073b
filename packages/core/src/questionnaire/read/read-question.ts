import type { AnswerValue, Coding } from '../answer-value.ts'
import { questionTypes, type Limit, type Question, type QuestionType } from '../questionnaire.ts'
import { isContent, type FhirElement } from './fhir-element.ts'
import { extensionUrls } from './known-extensions.ts'
import { readCodings, readExtensionCoding } from './read-coding.ts'
import { readRedFlags } from './read-condition.ts'
import { controlOf, readItems, refuseControl, type ItemReading } from './read-item.ts'
import { readOptions, type ReadOption } from './read-options.ts'
import { readValue } from './read-value.ts'

type Own = Pick<Question, 'linkId' | 'text' | 'prefix' | 'shownWhen' | 'type'>

export function isQuestionType(type: string): type is QuestionType {
  return questionTypes.some((known) => known === type)
}

const hasOptions = (type: QuestionType) => type === 'choice' || type === 'open-choice'
const isNumeric = (type: QuestionType) => type === 'integer' || type === 'decimal' || type === 'quantity'
const isWritten = (type: QuestionType) => type === 'string' || type === 'text' || type === 'url'
const isDated = (type: QuestionType) => type === 'date' || type === 'dateTime'

/** These ways of showing a question differ in looks alone. */
const plainControls = ['radio-button', 'check-box', 'drop-down', 'text-box', 'spinner']

export function readQuestion(element: FhirElement, own: Own, reading: ItemReading): Question {
  const { type } = own
  const control = controlOf(element)
  if (control !== undefined && !plainControls.includes(control)) refuseControl(element)
  const options = hasOptions(type) ? optionsOf(element, reading) : []
  const units = isNumeric(type) ? unitsOf(element) : []
  const { help, items } = childrenOf(element, reading)
  const shortText = element.extension(extensionUrls.shortText)?.value
  if (element.flag('readOnly') === true) element.refuse('element-not-supported', 'readOnly')
  const question = {
    ...own,
    shortText: typeof shortText === 'string' ? shortText : own.text,
    ...(help && { help }),
    ...hintOf(element),
    required: element.flag('required') ?? false,
    repeats: repeatsOf(element, type),
    options: options.map(({ isChosenFirst: _, ...option }) => option),
    units,
    ...limitsOf(element, type),
    codes: readCodings(element.elements('code')),
    initial: initialOf(element, options),
    redFlags: readRedFlags(element, own.linkId),
    items,
  }
  return question
}

function optionsOf(element: FhirElement, { valueSets }: ItemReading): readonly ReadOption[] {
  const options = readOptions(element, valueSets)
  const address = element.take('answerValueSet')
  const isRefused = typeof address === 'string' && !valueSets.has(address)
  if (options.length === 0 && !isRefused) element.refuse('options-missing', 'answerOption')
  return options
}

/** Several fields for one question would need a page of their own; several options are tick boxes. */
function repeatsOf(element: FhirElement, type: QuestionType): boolean {
  const repeats = element.flag('repeats') ?? false
  if (repeats && !hasOptions(type)) element.refuse('element-not-supported', 'repeats')
  return repeats
}

function hintOf(element: FhirElement): { readonly hint?: string } {
  const hint = element.extension(extensionUrls.entryFormat)?.value
  return typeof hint === 'string' ? { hint } : {}
}

function unitsOf(element: FhirElement): readonly Coding[] {
  const found = [...element.extensions(extensionUrls.unit), ...element.extensions(extensionUrls.unitOption)]
  return found.flatMap(readExtensionCoding)
}

function limitsOf(element: FhirElement, type: QuestionType) {
  const ordered = isNumeric(type) || isDated(type)
  const least = ordered ? limitOf(element, extensionUrls.minValue) : undefined
  const most = ordered ? limitOf(element, extensionUrls.maxValue) : undefined
  const shortest = isWritten(type) ? figureOf(element, extensionUrls.minLength) : undefined
  const longest = isWritten(type) ? element.number('maxLength') : undefined
  const mostDecimals =
    type === 'decimal' || type === 'quantity' ? figureOf(element, extensionUrls.maxDecimalPlaces) : undefined
  if (isCrossed(least, most) || isCrossed(shortest, longest))
    element.refuse('limits-crossed', 'extension(maxValue)')
  return {
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
    ...(shortest !== undefined && { shortest }),
    ...(longest !== undefined && { longest }),
    ...(mostDecimals !== undefined && { mostDecimals }),
  }
}

function isCrossed(least: Limit | undefined, most: Limit | undefined): boolean {
  return least !== undefined && most !== undefined && least > most
}

function figureOf(element: FhirElement, url: string): number | undefined {
  const value = element.extension(url)?.value
  return typeof value === 'number' ? value : undefined
}

function limitOf(element: FhirElement, url: string): Limit | undefined {
  const limit = readValue(element.extension(url))
  if (limit === undefined) return undefined
  if (limit.type === 'quantity') return limit.value.value
  return limit.type === 'coding' || limit.type === 'boolean' ? undefined : limit.value
}

function initialOf(element: FhirElement, options: readonly ReadOption[]): readonly AnswerValue[] {
  const written = element.elements('initial').flatMap((initial) => {
    const value = readValue(initial.typed('value'))
    initial.close()
    return value === undefined ? [] : [value]
  })
  return [...written, ...options.filter((option) => option.isChosenFirst).map(({ value }) => value)]
}

/** Display items of control `help` are the help text; everything else below a question is asked after it. */
function childrenOf(element: FhirElement, reading: ItemReading) {
  const children = element.list('item')
  const helps = children.filter(isHelp)
  const help = helps.length === 1 ? helpText(element, helps[0], children) : undefined
  return {
    help,
    items: readItems(help === undefined ? children : children.filter((child) => !isHelp(child)), reading),
  }
}

function helpText(element: FhirElement, help: unknown, children: readonly unknown[]): string | undefined {
  if (!isContent(help) || help.enableWhen !== undefined) return undefined
  const opened = element.opened(help, `item[${children.indexOf(help)}]`)
  for (const name of ['linkId', 'type']) opened.take(name)
  controlOf(opened)
  const text = opened.words('text')
  opened.close()
  return text
}

function isHelp(child: unknown): boolean {
  const extensions: readonly unknown[] =
    isContent(child) && Array.isArray(child.extension) ? child.extension : []
  const control = extensions.filter(isContent).find(({ url }) => url === extensionUrls.itemControl)
  const coding: unknown = isContent(control?.valueCodeableConcept) && control.valueCodeableConcept.coding
  return isContent(child) && child.type === 'display' && Array.isArray(coding) && isHelpCode(coding[0])
}

function isHelpCode(coding: unknown): boolean {
  return isContent(coding) && coding.code === 'help'
}
