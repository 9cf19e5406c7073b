import { formatDate, parseIsoDate } from '../primitives/date-of-birth.ts'
import type { Answers, AnswerValue } from './answer-value.ts'
import { isSameAnswer } from './answer-value.ts'
import { assessAnswers, type Assessment } from './assess-answers.ts'
import { toLondonTime } from './london-moment.ts'
import type { Question, Questionnaire } from './questionnaire.ts'
import { answersOf, shownQuestions } from './shown-items.ts'

/** Words of a language that answers are written in. */
export interface AnswerWords {
  readonly yes: string
  readonly no: string
  /** `date` as YYYY-MM-DD. */
  formatDate(date: string): string
}

export const englishAnswers: AnswerWords = {
  yes: 'Yes',
  no: 'No',
  formatDate(date) {
    const iso = parseIsoDate(date)
    return iso === undefined ? date : formatDate(iso)
  },
}

export interface AnswerLine {
  readonly linkId: string
  readonly question: string
  /** Undefined: left empty. */
  readonly answer?: string
  /** Words of the flags that it raised. */
  readonly redFlags: readonly string[]
}

export interface AnswerSummary extends Assessment {
  readonly lines: readonly AnswerLine[]
}

/** The answers in the order of the questions, as a person reads them. */
export function summariseAnswers(
  questionnaire: Questionnaire,
  answers: Answers,
  words: AnswerWords = englishAnswers,
): AnswerSummary {
  const assessment = assessAnswers(questionnaire, answers)
  const lines = shownQuestions(questionnaire, answers).map((question) => {
    const given = answersOf(answers, question.linkId)
    return {
      linkId: question.linkId,
      question: question.shortText,
      ...(given.length > 0 && { answer: given.map((one) => answerText(question, one, words)).join(', ') }),
      redFlags: assessment.redFlags
        .filter(({ linkId }) => linkId === question.linkId)
        .map((flag) => flag.words),
    }
  })
  return { ...assessment, lines }
}

/** One answer in words. */
export function answerText(
  question: Question,
  answer: AnswerValue,
  words: AnswerWords = englishAnswers,
): string {
  const option = question.options.find(({ value }) => isSameAnswer(value, answer))
  if (option !== undefined) return option.text
  switch (answer.type) {
    case 'boolean':
      return answer.value ? words.yes : words.no
    case 'integer':
    case 'decimal':
      return [answer.value, question.units[0]?.display].filter((part) => part !== undefined).join(' ')
    case 'quantity':
      return [answer.value.value, answer.value.unit].filter((part) => part !== undefined).join(' ')
    case 'date':
      return words.formatDate(answer.value)
    case 'dateTime':
      return momentText(answer.value, words)
    case 'time':
      return answer.value.slice(0, 5)
    case 'coding':
      return answer.value.display ?? answer.value.code ?? ''
    case 'string':
    case 'uri':
      return answer.value
  }
}

function momentText(moment: string, words: AnswerWords): string {
  const [date = '', time = ''] = toLondonTime(moment).split(' ')
  return `${words.formatDate(date)}, ${time}`
}

/** The summary as text for a record: flags first, then figures, then each answer on a line of its own. */
export function summaryText(title: string, { lines, redFlags, score, averages }: AnswerSummary): string {
  return [
    `Answers to ${title}`,
    ...redFlags.map(({ words }) => `Red flag: ${words}`),
    ...(score === undefined ? [] : [`Score: ${score}`]),
    ...averages.map(
      ({ title, value, unit, from, of }) =>
        `${title}: ${[value, unit?.display].filter((part) => part !== undefined).join(' ')} (from ${from} of ${of.length})`,
    ),
    ...lines.map(({ question, answer }) => `${question}: ${answer ?? 'not answered'}`),
  ].join('\n')
}
