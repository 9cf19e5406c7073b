import { parseIsoDate } from '../../primitives/date-of-birth.ts'
import { parseInstant } from '../../primitives/instant.ts'
import type { AnswerValue, Quantity } from '../answer-value.ts'
import type { FhirElement, TypedValue } from './fhir-element.ts'
import { readCoding } from './read-coding.ts'

const time = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/** A FHIR `value[x]` as an answer; undefined, and refused by name, where it is none. */
export function readValue(typed: TypedValue | undefined): AnswerValue | undefined {
  if (typed === undefined) return undefined
  const answer = answerOf(typed)
  if (answer === undefined) typed.owner.refuse('value-invalid', typed.name)
  return answer
}

function answerOf(typed: TypedValue): AnswerValue | undefined {
  const { type, value, name, owner } = typed
  if (type === 'Coding') return codingAnswer(owner.element(name))
  if (type === 'Quantity') return quantityAnswer(owner.element(name))
  if (type === 'Boolean') return typeof value === 'boolean' ? { type: 'boolean', value } : undefined
  return typeof value === 'number' ? numericAnswer(type, value) : textAnswer(type, value)
}

function numericAnswer(type: string, value: number): AnswerValue | undefined {
  if (type === 'Decimal') return { type: 'decimal', value }
  return type === 'Integer' && Number.isInteger(value) ? { type: 'integer', value } : undefined
}

function textAnswer(type: string, value: unknown): AnswerValue | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined
  switch (type) {
    case 'Date':
      return parseIsoDate(value) ? { type: 'date', value } : undefined
    case 'DateTime':
      return parseInstant(value) ? { type: 'dateTime', value } : undefined
    case 'Time':
      return time.test(value) ? { type: 'time', value } : undefined
    case 'String':
      return { type: 'string', value }
    case 'Uri':
      return { type: 'uri', value }
    default:
      return undefined
  }
}

function codingAnswer(element: FhirElement | undefined): AnswerValue | undefined {
  const value = element && readCoding(element)
  element?.close()
  return value && { type: 'coding', value }
}

function quantityAnswer(element: FhirElement | undefined): AnswerValue | undefined {
  const value = element?.number('value')
  if (element === undefined || value === undefined) return undefined
  const quantity: Quantity = { value, ...unitOf(element) }
  element.close()
  return { type: 'quantity', value: quantity }
}

function unitOf(element: FhirElement) {
  const [unit, system, code] = [element.string('unit'), element.string('system'), element.string('code')]
  return { ...(unit && { unit }), ...(system && { system }), ...(code && { code }) }
}
