import type { IsoDate } from '../primitives/date-of-birth.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import { namesInText } from './names-in-text.ts'

/** Something about one person in a text that goes to many. Says where, never what. */
export interface PersonalDetail {
  readonly kind: 'nhs-number' | 'date-of-birth' | 'mobile-number' | 'landline-number' | 'name'
  /** UTF-16 units from the beginning of the text. */
  readonly at: number
  readonly length: number
}

export interface PersonalDetailOptions {
  /** Dates more than a year before it count as dates of birth; without it only dates that say so ("born", "DOB"). */
  readonly today?: IsoDate | undefined
  /** People of the list, whose first and last names must not stand in the text together. */
  readonly names?: Iterable<{
    readonly firstName?: string | undefined
    readonly lastName?: string | undefined
  }>
  /**
   * Numbers that are meant for everybody: the practice's own. Only where one is known are landlines compared with it:
   * a message usually holds the practice's, and asking each time teaches people not to read.
   */
  readonly allowedPhones?: readonly string[] | undefined
}

/**
 * Looks for NHS numbers (with a valid check digit), dates of birth, mobile numbers and names in a text before it is
 * sent to a whole list. A guard that warns, not a proof that there are none.
 */
export function findPersonalDetails(
  text: string,
  options: PersonalDetailOptions = {},
): readonly PersonalDetail[] {
  const details = [
    ...nhsNumbersIn(text),
    ...datesOfBirthIn(text, options.today),
    ...phoneNumbersIn(text, options.allowedPhones ?? []),
    ...namesInText(text, options.names ?? []).map((place) => ({ kind: 'name' as const, ...place })),
  ]
  return details.sort((one, other) => one.at - other.at)
}

function nhsNumbersIn(text: string): PersonalDetail[] {
  return matches(text, /(?<![\d+])\d{3}[ ._-]?\d{3}[ ._-]?\d{4}(?!\d)/g)
    .filter((match) => parseNhsNumber(match[0].replace(/\D/g, '')) !== undefined)
    .map((match) => detail('nhs-number', match))
}

/** 07 and nine digits; 01 or 02 and eight or nine. Numbers for many (03, 08, 111, 999) are nobody's own. */
const phones = [
  ['mobile-number', /(?<!\d)(?:\+?44[ -]?(?:\(0\)[ -]?)?|0)7(?:[ -]?\d){9}(?!\d)/g],
  ['landline-number', /(?<!\d)(?:\(?0|\+?44[ -]?(?:\(0\)[ -]?)?)[12](?:\)?[ -]?\d){8,9}(?!\d)/g],
] as const

function phoneNumbersIn(text: string, allowed: readonly string[]): PersonalDetail[] {
  const allowedDigits = new Set(allowed.map(lastTenDigits).filter((digits) => digits !== ''))
  return phones.flatMap(([kind, pattern]) =>
    kind === 'landline-number' && allowedDigits.size === 0
      ? []
      : matches(text, pattern)
          .filter((match) => !allowedDigits.has(lastTenDigits(match[0])))
          .map((match) => detail(kind, match)),
  )
}

function lastTenDigits(number: string): string {
  return number.replace(/\D/g, '').slice(-10)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const datePattern = new RegExp(
  String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?(?:[/._-](?<month>\d{1,2})[/._-]|[\s_-]+(?<name>${months.join('|')})[a-z]*,?[\s_-]+)(?<year>\d{4})(?!\d)`,
  'gi',
)

/** 1971-03-14, as files are often named. */
const isoPattern = /(?<!\d)(?<year>\d{4})[-_.](?<month>\d{2})[-_.](?<day>\d{2})(?!\d)/g

function datesOfBirthIn(text: string, today: IsoDate | undefined): PersonalDetail[] {
  return [...matches(text, datePattern), ...matches(text, isoPattern)]
    .filter((match) => saysBorn(text, match.index) || isLongAgo(match, today))
    .map((match) => detail('date-of-birth', match))
}

function saysBorn(text: string, at: number): boolean {
  return /\b(?:born|d\.?o\.?b\.?|date of birth)\b[^.\n]{0,12}$/i.test(text.slice(Math.max(0, at - 30), at))
}

function isLongAgo({ groups = {} }: RegExpExecArray, today: IsoDate | undefined): boolean {
  if (today === undefined) return false
  const month = groups['month'] ?? months.indexOf((groups['name'] ?? '').slice(0, 3).toLowerCase()) + 1
  const [year = '', twoMonth, twoDay] = [groups['year'], `${month}`.padStart(2, '0'), groups['day']]
  const aYearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  return `${year}-${twoMonth}-${(twoDay ?? '').padStart(2, '0')}` < aYearAgo
}

function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)]
}

function detail(kind: PersonalDetail['kind'], match: RegExpExecArray): PersonalDetail {
  return { kind, at: match.index, length: match[0].length }
}
