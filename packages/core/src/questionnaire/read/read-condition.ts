import type { AnswerValue } from '../answer-value.ts'
import { comparisons, type Condition, type Conditions, type RedFlag } from '../questionnaire.ts'
import type { FhirElement } from './fhir-element.ts'
import { extensionUrls } from './known-extensions.ts'
import { readValue } from './read-value.ts'

type Operator = Condition['operator']

/** `enableWhen` and `enableBehavior` of an item. More than one condition needs the behaviour (FHIR, que-12). */
export function readConditions(item: FhirElement): Conditions | undefined {
  const conditions = item.elements('enableWhen').flatMap((element) => {
    const question = element.string('question')
    const condition = readCondition(element, question)
    element.close()
    return condition
  })
  const behaviour = item.string('enableBehavior') ?? (conditions.length > 1 ? undefined : 'all')
  if (behaviour !== 'all' && behaviour !== 'any') {
    item.refuse('value-invalid', 'enableBehavior')
    return undefined
  }
  return conditions.length === 0 ? undefined : { behaviour, conditions }
}

function readCondition(element: FhirElement, question: string | undefined): readonly Condition[] {
  const operator = comparisons.find((one) => one === element.take('operator'))
  const answer = readValue(element.typed('answer'))
  if (question === undefined) element.refuse('value-invalid', 'question')
  if (operator === undefined || !isPossible(operator, answer)) element.refuse('value-invalid', 'operator')
  if (question === undefined || operator === undefined || answer === undefined) return []
  return [{ question, operator, answer }]
}

/** `exists` asks with a boolean (FHIR, que-7); what has no order cannot be more or less. */
function isPossible(operator: Operator, answer: AnswerValue | undefined): answer is AnswerValue {
  if (answer === undefined) return false
  if (operator === 'exists') return answer.type === 'boolean'
  const hasOrder = ['integer', 'decimal', 'date', 'dateTime', 'time', 'quantity'].includes(answer.type)
  return operator === '=' || operator === '!=' || hasOrder
}

/** `urn:x-carebatch:red-flag`: operator, answer, words, urgent. */
export function readRedFlags(item: FhirElement, linkId: string): readonly RedFlag[] {
  return item.extensions(extensionUrls.redFlag).flatMap((extension) => {
    const parts = partsOf(extension)
    const content = { operator: parts.get('operator')?.value, ...answerPart(parts.get('answer')) }
    const condition = readCondition(extension.opened(content, 'answer'), linkId)
    const words = parts.get('words')?.value
    extension.close()
    if (typeof words !== 'string' || words.trim() === '') {
      extension.refuse('text-missing', 'words')
      return []
    }
    return condition.map((one) => ({ condition: one, words, urgent: parts.get('urgent')?.value === true }))
  })
}

function answerPart(part: Part | undefined): Readonly<Record<string, unknown>> {
  return part === undefined ? {} : { [`answer${part.type}`]: part.value }
}

interface Part {
  readonly type: string
  readonly value: unknown
}

/** The parts of one of our own extensions, by name. */
export function partsOf(extension: FhirElement): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>()
  for (const part of extension.parts()) {
    const typed = part.typed('value')
    if (typed) parts.set(part.string('url') ?? '', typed)
    part.close()
  }
  return parts
}
