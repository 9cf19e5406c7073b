import { formatUkPhoneNumber, parseUkPhoneNumber, type UkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { CellIssue, CellReading } from './cell-reading.ts'
import { removeApostrophe, removeDecimalZero, removeExcelFormula, replaceLetterO, unwrap } from './mends.ts'
import { plainMobile } from './plain-forms.ts'
import { readMended, type Mend } from './read-mended.ts'

/** A number without its 0 and without a country code: a spreadsheet took it for a figure. */
const restoreZero: Mend = {
  code: 'leading-zero-restored',
  mend: (text) => (lostZero(text) ? `0${text}` : undefined),
}
const mends = [removeExcelFormula, removeApostrophe, removeDecimalZero, replaceLetterO, restoreZero]

const eNotation = /^\d+(?:[.,]\d+)?e\+?\d+$/i
const abroad = /^(?:\+|00)(?!0|44)[\d\s()-]{7,}$/
const numbersInside = /(?<![\d+])(?:(?:\+|00)44[\s()-]*(?:0[\s()-]*)?|0|(?=7))(?:[\s()-]*\d){10}(?!\d)/g

export interface ReadPhoneOptions {
  readonly allowTestNumbers: boolean
}

/** Reads the cell of a phone number that was given. Text beside a number is never dropped: it may be another person's. */
export function readPhone(text: string, options: ReadPhoneOptions): CellReading<UkPhoneNumber> {
  const parse = (mended: string) => (lostZero(mended) ? undefined : parsed(mended, options))
  return readMended(text, parse, mends) ?? { issue: problem(unwrap(text), options) }
}

/** What is in its plain form need not be looked up among all numbers. */
function parsed(text: string, options: ReadPhoneOptions): UkPhoneNumber | undefined {
  const plain = plainMobile(text, options.allowTestNumbers)
  if (plain !== 0) return { e164: `+44${String(plain)}`, kind: 'mobile', region: 'GB' }
  return parseUkPhoneNumber(text, options)
}

function lostZero(text: string): boolean {
  return /^\(?[1-9]/.test(text) && /^[1-9]\d{8,9}$/.test(text.replace(/[^\d+]/g, ''))
}

function problem(text: string, options: ReadPhoneOptions): CellIssue {
  if (eNotation.test(text)) return { code: 'phone-e-notation' }
  if (abroad.test(text)) return { code: 'phone-not-uk' }
  const inside = phonesIn(text, options)
  const suggested = inside.find(({ kind }) => kind === 'mobile') ?? inside[0]
  const suggestion = suggested && formatUkPhoneNumber(suggested)
  if (inside.length > 1) return { code: 'phone-two-numbers', suggestion }
  return suggestion === undefined ? { code: 'phone-unreadable' } : { code: 'phone-has-text', suggestion }
}

/** The numbers that can be read somewhere in a cell, each once. */
function phonesIn(text: string, options: ReadPhoneOptions): readonly UkPhoneNumber[] {
  const found = new Map<string, UkPhoneNumber>()
  for (const [candidate] of text.matchAll(numbersInside)) {
    const phone = parsed(candidate, options)
    if (phone) found.set(phone.e164, phone)
  }
  return [...found.values()]
}
