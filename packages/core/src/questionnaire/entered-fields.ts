import type { AnswerValue, Coding } from './answer-value.ts'
import { isSameAnswer } from './answer-value.ts'
import type { Question } from './questionnaire.ts'
import { toLondonTime } from './london-moment.ts'

/** The fields of a form, by name. */
export type EnteredFields = Readonly<Record<string, readonly string[]>>

const parts = ['answer', 'other', 'unit', 'day', 'month', 'year', 'hour', 'minute'] as const
export type FieldPart = (typeof parts)[number]

/** Name of a field: which part of which question it holds. */
export function fieldName({ linkId }: Pick<Question, 'linkId'>, part: FieldPart = 'answer'): string {
  return `${part}:${linkId}`
}

/** What stands in the box "Other" of an open choice. */
export const otherOption = 'other'

/** What was entered into one part of a question: the first, trimmed. */
export function entered(fields: EnteredFields, question: Question, part: FieldPart = 'answer'): string {
  return allEntered(fields, question, part)[0]?.trim() ?? ''
}

export function allEntered(
  fields: EnteredFields,
  question: Question,
  part: FieldPart = 'answer',
): readonly string[] {
  const name = fieldName(question, part)
  return Object.hasOwn(fields, name) ? (fields[name] ?? []) : []
}

/** The fields that lead to these answers again, to show them on a page. */
export function fieldsFor(question: Question, answers: readonly AnswerValue[]): EnteredFields {
  return Object.fromEntries(
    parts.map((part) => [
      fieldName(question, part),
      answers.flatMap((answer) => partOf(part, question, answer)),
    ]),
  )
}

function partOf(part: FieldPart, question: Question, answer: AnswerValue): readonly string[] {
  if (question.options.length > 0) return optionPart(part, question, answer)
  if (part === 'answer') return answerPart(answer)
  if (part === 'unit') return answer.type === 'quantity' ? [unitIndex(question.units, answer.value)] : []
  return momentPart(part, answer)
}

function optionPart(part: FieldPart, { options }: Question, answer: AnswerValue): readonly string[] {
  const at = options.findIndex(({ value }) => isSameAnswer(value, answer))
  if (part === 'answer') return [at === -1 ? otherOption : String(at)]
  return part === 'other' && at === -1 && answer.type === 'string' ? [answer.value] : []
}

function answerPart({ type, value }: AnswerValue): readonly string[] {
  if (type === 'quantity') return [String(value.value)]
  return type === 'coding' ? [] : [String(value)]
}

function unitIndex(
  units: readonly Coding[],
  { code, unit }: { readonly code?: string; readonly unit?: string },
): string {
  return String(units.findIndex((one) => one.code === code && one.display === unit))
}

function momentPart(part: FieldPart, answer: AnswerValue): readonly string[] {
  const [date, time] =
    answer.type === 'dateTime'
      ? toLondonTime(answer.value).split(' ')
      : answer.type === 'date'
        ? [answer.value]
        : answer.type === 'time'
          ? [undefined, answer.value]
          : []
  const [year, month, day] = date?.split('-') ?? []
  const [hour, minute] = time?.split(':') ?? []
  const found: Partial<Record<FieldPart, string | undefined>> = { year, month, day, hour, minute }
  const value = found[part]
  return value === undefined ? [] : [part === 'minute' ? value : String(Number(value))]
}
