/** A word of a code system: an answer option, a unit, or what a question means in the record. */
export interface Coding {
  readonly system?: string
  readonly code?: string
  readonly display?: string
}

/** A number with its unit. */
export interface Quantity {
  readonly value: number
  readonly unit?: string
  readonly system?: string
  readonly code?: string
}

/** One answer, typed as FHIR's `value[x]`. Dates, times and addresses are texts in FHIR's form. */
export type AnswerValue =
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'decimal' | 'integer'; readonly value: number }
  | { readonly type: 'date' | 'dateTime' | 'time' | 'string' | 'uri'; readonly value: string }
  | { readonly type: 'coding'; readonly value: Coding }
  | { readonly type: 'quantity'; readonly value: Quantity }

/** Answers by the linkId of their question. A question that is not mentioned, or has an empty list, is not answered. */
export type Answers = Readonly<Record<string, readonly AnswerValue[]>>

/**
 * Whether two answers are the same. Codings are, when system and code agree; one without a code is known by its words
 * alone.
 */
export function isSameAnswer(one: AnswerValue, other: AnswerValue): boolean {
  if (one.type === 'coding' && other.type === 'coding') return isSameCoding(one.value, other.value)
  if (one.type === 'coding' || other.type === 'coding') return false
  return compareAnswers(one, other) === 0 || (one.type === other.type && one.value === other.value)
}

function isSameCoding(one: Coding, other: Coding): boolean {
  if (one.code === undefined && other.code === undefined) return one.display === other.display
  return one.code === other.code && one.system === other.system
}

/** Below 0, 0 or above 0, or undefined where two answers have no order (words, booleans, different units). */
export function compareAnswers(one: AnswerValue, other: AnswerValue): number | undefined {
  if (one.type === 'quantity' && other.type === 'quantity' && !isSameUnit(one.value, other.value))
    return undefined
  const numbers = [numberOf(one), numberOf(other)] as const
  if (numbers[0] !== undefined && numbers[1] !== undefined) return numbers[0] - numbers[1]
  const times = [timeOf(one), timeOf(other)] as const
  if (one.type !== other.type || times[0] === undefined || times[1] === undefined) return undefined
  return times[0] < times[1] ? -1 : times[0] > times[1] ? 1 : 0
}

/** Units without a code are known by their words. */
function isSameUnit(one: Quantity, other: Quantity): boolean {
  return (one.code ?? one.unit) === (other.code ?? other.unit)
}

/** The figure of a numeric answer. */
export function numberOf(answer: AnswerValue): number | undefined {
  if (answer.type === 'integer' || answer.type === 'decimal') return answer.value
  return answer.type === 'quantity' ? answer.value.value : undefined
}

/** What puts dates and times in order; a moment is brought to UTC first. */
function timeOf(answer: AnswerValue): string | number | undefined {
  if (answer.type === 'dateTime') return Date.parse(answer.value)
  return answer.type === 'date' || answer.type === 'time' ? answer.value : undefined
}
