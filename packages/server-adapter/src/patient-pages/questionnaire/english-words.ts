import { englishAnswers, type AnswerProblem, type Question } from '@carebatch/core'
import type { PageWords } from './page-words.ts'

/** As the NHS service manual writes: short, plain, and no blame. */
export const englishWords: PageWords = {
  answers: englishAnswers,
  otherLanguage: 'Cymraeg (drafft)',
  start: 'Start',
  goOn: 'Continue where you stopped',
  saveAndGoOn: 'Save and continue',
  back: 'Back',
  change: 'Change',
  check: 'Check your answers',
  checkIntro: 'Your answers are not sent yet.',
  send: (practice) => `Send my answers to ${practice}`,
  sent: 'Answers sent',
  sentTo: (practice, when) => `${practice} got them on ${when}`,
  urgentSent: 'We have your answers. Do not wait for us to read them or to call you.',
  next: 'What happens next',
  close: 'You can close this page. You do not need to reply.',
  told: 'What you told us',
  notAnswered: 'Not answered',
  optional: 'You do not have to answer this.',
  several: 'Choose all that apply.',
  other: 'Something else',
  otherWhat: 'What else?',
  unit: 'Unit',
  date: { day: 'Day', month: 'Month', year: 'Year', hour: 'Hour (0 to 23)', minute: 'Minute' },
  problem: 'There is a problem',
  error: 'Error: ',
  example: 'This is an example. No clinician has approved it.',
  savedUntil: (date) =>
    `Your answers are saved as you go. You can come back with the same link until ${date}.`,
  count: (number, all) => `Page ${number} of ${all}`,
  problemOf: englishProblem,
}

function englishProblem({ code, limit }: AnswerProblem, question: Question): string {
  const most = typeof limit === 'string' ? englishAnswers.formatDate(limit) : String(limit ?? '')
  const unit = question.units[0]?.display === undefined ? '' : ` ${question.units[0].display}`
  switch (code) {
    case 'answer-missing':
      return question.options.length > 0 || question.type === 'boolean'
        ? 'Choose an answer'
        : 'Enter an answer'
    case 'not-an-option':
      return 'Choose one of the answers'
    case 'option-exclusive':
      return 'This answer cannot be chosen together with another one'
    case 'other-missing':
      return 'Say what else'
    case 'too-many-answers':
      return 'Choose one answer only'
    case 'not-a-number':
      return 'Enter a number, for example 7'
    case 'not-a-whole-number':
      return 'Enter a whole number, without a decimal point'
    case 'too-many-decimals':
      return `Enter a number with at most ${most} digits after the point`
    case 'too-low':
      return question.type === 'date' || question.type === 'dateTime'
        ? `The date must be ${most} or later`
        : `The number must be ${most}${unit} or more`
    case 'too-high':
      return question.type === 'date' || question.type === 'dateTime'
        ? `The date must be ${most} or earlier`
        : `The number must be ${most}${unit} or less`
    case 'too-short':
      return `Write at least ${most} characters`
    case 'too-long':
      return `Write at most ${most} characters`
    case 'not-a-date':
      return 'Enter a real date with day, month and a year of 4 numbers'
    case 'not-a-time':
      return 'Enter a time with hour and minute, for example 9 30'
    case 'not-a-web-address':
      return 'Enter a web address that begins with https://'
  }
}
