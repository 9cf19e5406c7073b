import { parseIsoDate } from '../primitives/date-of-birth.ts'
import { isSameAnswer, numberOf, type AnswerValue } from './answer-value.ts'
import type { AnswerProblem, AnswerProblemCode } from './answer-problem.ts'
import { allEntered, entered, otherOption, type EnteredFields } from './entered-fields.ts'
import { fromLondonTime } from './london-moment.ts'
import type { Question } from './questionnaire.ts'

/** Either the answers that the fields of a question hold (none: it was left empty), or what is wrong with them. */
export type AnswerReading =
  | { readonly answers: readonly AnswerValue[]; readonly problem?: undefined }
  | { readonly answers?: undefined; readonly problem: AnswerProblem }

/** No answer is longer, whatever the questionnaire allows. */
const longestText = 4000

/** Reads what a patient entered for one question. */
export function readAnswer(question: Question, fields: EnteredFields): AnswerReading {
  const wrong = (code: AnswerProblemCode, limit?: number | string): AnswerReading => ({
    problem: { linkId: question.linkId, code, ...(limit !== undefined && { limit }) },
  })
  const reading = readers[question.type](question, fields, wrong)
  if (reading.problem) return reading
  return question.required && reading.answers.length === 0 ? wrong('answer-missing') : reading
}

type Wrong = (code: AnswerProblemCode, limit?: number | string) => AnswerReading
type Reader = (question: Question, fields: EnteredFields, wrong: Wrong) => AnswerReading

const none: AnswerReading = { answers: [] }
const one = (answer: AnswerValue): AnswerReading => ({ answers: [answer] })

const readers: Readonly<Record<Question['type'], Reader>> = {
  boolean: readBoolean,
  decimal: readNumber,
  integer: readNumber,
  quantity: readNumber,
  date: readDate,
  dateTime: readMoment,
  time: (question, fields, wrong) => {
    const time = timeIn(question, fields)
    if (time === '') return none
    return time === undefined ? wrong('not-a-time') : one({ type: 'time', value: `${time}:00` })
  },
  string: readText,
  text: readText,
  url: readText,
  choice: readChoice,
  'open-choice': readChoice,
}

function readBoolean(question: Question, fields: EnteredFields, wrong: Wrong): AnswerReading {
  const answer = entered(fields, question)
  if (answer === '') return none
  return answer === 'true' || answer === 'false'
    ? one({ type: 'boolean', value: answer === 'true' })
    : wrong('not-an-option')
}

function readNumber(question: Question, fields: EnteredFields, wrong: Wrong): AnswerReading {
  const text = entered(fields, question).replace(/\s/g, '').replace(/^−/, '-')
  if (text === '') return none
  if (!/^[-+]?\d{1,15}(\.\d{1,15})?$/.test(text)) return wrong('not-a-number')
  const value = Number(text)
  if (question.type === 'integer' && !Number.isSafeInteger(value)) return wrong('not-a-whole-number')
  const { mostDecimals } = question
  if (mostDecimals !== undefined && (text.split('.')[1]?.length ?? 0) > mostDecimals)
    return wrong('too-many-decimals', mostDecimals)
  const answer = numericAnswer(question, fields, value)
  return answer === undefined ? wrong('not-an-option') : withinLimits(question, answer, wrong)
}

function numericAnswer(question: Question, fields: EnteredFields, value: number): AnswerValue | undefined {
  if (question.type !== 'quantity')
    return { type: question.type === 'integer' ? 'integer' : 'decimal', value }
  const { units } = question
  if (units.length === 0) return { type: 'quantity', value: { value } }
  const unit = units[units.length === 1 ? 0 : Number(entered(fields, question, 'unit') || NaN)]
  if (unit === undefined) return undefined
  const { display, system, code } = unit
  return {
    type: 'quantity',
    value: { value, ...(display && { unit: display }), ...(system && { system }), ...(code && { code }) },
  }
}

function withinLimits({ least, most }: Question, answer: AnswerValue, wrong: Wrong): AnswerReading {
  const value = numberOf(answer) ?? answer.value
  if (least !== undefined && value < least) return wrong('too-low', least)
  return most !== undefined && value > most ? wrong('too-high', most) : one(answer)
}

function readDate(question: Question, fields: EnteredFields, wrong: Wrong): AnswerReading {
  const date = dateIn(question, fields)
  if (date === '') return none
  return date === undefined
    ? wrong('not-a-date')
    : withinLimits(question, { type: 'date', value: date }, wrong)
}

function readMoment(question: Question, fields: EnteredFields, wrong: Wrong): AnswerReading {
  const [date, time] = [dateIn(question, fields), timeIn(question, fields)]
  if (date === '' && time === '') return none
  if (!date) return wrong('not-a-date')
  if (!time) return wrong('not-a-time')
  const { least, most } = question
  if (least !== undefined && date < String(least).slice(0, 10)) return wrong('too-low', least)
  if (most !== undefined && date > String(most).slice(0, 10)) return wrong('too-high', most)
  return one({ type: 'dateTime', value: fromLondonTime(date, time) })
}

/** Empty where nothing was entered; undefined where it is no date. */
function dateIn(question: Question, fields: EnteredFields): string | undefined {
  const [day, month, year] = (['day', 'month', 'year'] as const).map((part) =>
    entered(fields, question, part),
  )
  if (!day && !month && !year) return ''
  if (!/^\d{1,2}$/.test(day ?? '') || !/^\d{1,2}$/.test(month ?? '') || !/^\d{4}$/.test(year ?? ''))
    return undefined
  return parseIsoDate(`${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`)
}

function timeIn(question: Question, fields: EnteredFields): string | undefined {
  const [hour, minute] = [entered(fields, question, 'hour'), entered(fields, question, 'minute')]
  if (hour === '' && minute === '') return ''
  if (!/^([01]?\d|2[0-3])$/.test(hour) || !/^[0-5]?\d$/.test(minute)) return undefined
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
}

function readText(question: Question, fields: EnteredFields, wrong: Wrong): AnswerReading {
  const text = entered(fields, question).replace(/\r\n?/g, '\n').replaceAll('\0', '')
  if (text === '') return none
  const { shortest, longest = longestText } = question
  const most = Math.min(longest, longestText)
  if (text.length > most) return wrong('too-long', most)
  if (shortest !== undefined && text.length < shortest) return wrong('too-short', shortest)
  if (question.type !== 'url') return one({ type: 'string', value: text })
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
    ? one({ type: 'uri', value: text })
    : wrong('not-a-web-address')
}

function readChoice(question: Question, fields: EnteredFields, wrong: Wrong): AnswerReading {
  const chosen = allEntered(fields, question).filter((value) => value !== '')
  if (chosen.length > 1 && !question.repeats) return wrong('too-many-answers')
  const other = entered(fields, question, 'other').slice(0, longestText)
  const answers: AnswerValue[] = []
  let stand = 0
  for (const value of new Set(chosen)) {
    const isOther = value === otherOption && question.type === 'open-choice'
    if (isOther && other === '') return wrong('other-missing')
    const option = /^\d{1,3}$/.test(value) ? question.options[Number(value)] : undefined
    if (!isOther && option === undefined) return wrong('not-an-option')
    if (option?.exclusive) stand++
    const answer = option?.value ?? ({ type: 'string', value: other } as const)
    if (!answers.some((known) => isSameAnswer(known, answer))) answers.push(answer)
  }
  return stand > 0 && answers.length > 1 ? wrong('option-exclusive') : { answers }
}
