import { ukMobilePrefixes } from '../primitives/uk-mobile-prefixes.ts'

/*
 * Cells as most lists hold them, read in one pass over their characters. Whatever is not exactly so is left to the full
 * reading, which gives the same answer for these; plain-forms.test.ts holds both against each other.
 */

const [zero, nine, space, dash] = [0x30, 0x39, 0x20, 0x2d]

/** Ten digits with a valid check digit, as a number; 0: not plain. */
export function plainNhsNumber(cell: string): number {
  if (cell.length !== 10) return 0
  let [digits, sum] = [0, 0]
  for (let at = 0; at < 9; at++) {
    const digit = cell.charCodeAt(at) - zero
    if (digit < 0 || digit > 9) return 0
    digits = digits * 10 + digit
    sum += digit * (10 - at)
  }
  const last = cell.charCodeAt(9) - zero
  if (last < 0 || last > 9 || (11 - (sum % 11)) % 11 !== last) return 0
  return digits * 10 + last
}

/**
 * A mobile of Great Britain or Northern Ireland as 07…, 447… or +447…, spaces inside: the ten digits from 7 on, as a
 * number; 0: not plain. Ofcom's numbers for fiction count where test numbers are allowed.
 */
export function plainMobile(cell: string, allowTestNumbers: boolean): number {
  const { length } = cell
  if (length < 11 || length > 16) return 0
  let at = nationalStart(cell)
  if (at === 0) return 0
  let [digits, count] = [0, 0]
  for (; at < length; at++) {
    const code = cell.charCodeAt(at)
    if (code === space) continue
    if (code < zero || code > nine) return 0
    digits = digits * 10 + (code - zero)
    count += 1
  }
  if (count !== 10 || cell.charCodeAt(length - 1) === space) return 0
  return isMobile(digits) || (allowTestNumbers && isFiction(digits)) ? digits : 0
}

function isMobile(digits: number): boolean {
  return ukMobilePrefixes()[Math.floor(digits / 100_000) - 70_000] === 1
}

function isFiction(digits: number): boolean {
  return digits >= 7_700_900_000 && digits <= 7_700_900_999
}

/** Behind 0, 44 or +44; 0 where the cell begins otherwise. */
function nationalStart(cell: string): number {
  const first = cell.charCodeAt(0)
  if (first === zero) return 1
  if (first === 0x2b) return cell.charCodeAt(1) === 0x34 && cell.charCodeAt(2) === 0x34 ? 3 : 0
  return first === 0x34 && cell.charCodeAt(1) === 0x34 ? 2 : 0
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** DD/MM/YYYY or YYYY-MM-DD from 1900 to `today`, both as YYYYMMDD; 0: not plain. */
export function plainDate(cell: string, today: number): number {
  if (cell.length !== 10) return 0
  const dayFirst = cell.charCodeAt(2) === 0x2f && cell.charCodeAt(5) === 0x2f
  if (!dayFirst && (cell.charCodeAt(4) !== dash || cell.charCodeAt(7) !== dash)) return 0
  const year = dayFirst ? number(cell, 6, 10) : number(cell, 0, 4)
  const month = dayFirst ? number(cell, 3, 5) : number(cell, 5, 7)
  const day = dayFirst ? number(cell, 0, 2) : number(cell, 8, 10)
  const date = year * 10_000 + month * 100 + day
  if (!(year >= 1900 && month >= 1 && day >= 1) || month > 12 || date > today) return 0
  if (day > (daysIn[month - 1] ?? 0) && !(month === 2 && day === 29 && isLeap(year))) return 0
  return date
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** NaN where not all of them are digits. */
function number(cell: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const code = cell.charCodeAt(at)
    if (code < zero || code > nine) return NaN
    value = value * 10 + (code - zero)
  }
  return value
}

/** What a character may be in a plain email address. */
const [letter, digit, joiner, dot, hyphen, at] = [1, 2, 3, 4, 5, 6]
const kinds = new Uint8Array(128)
for (let code = 0x61; code <= 0x7a; code++) kinds[code] = kinds[code - 0x20] = letter
for (let code = zero; code <= nine; code++) kinds[code] = digit
for (const sign of '_+') kinds[sign.charCodeAt(0)] = joiner
for (const [sign, kind] of [
  ['.', dot],
  ['-', hyphen],
  ['@', at],
] as const)
  kinds[sign.charCodeAt(0)] = kind

/** letters.digits_and+signs-@host-name.of.letters: whether the cell is an address that needs no second look. */
export function isPlainEmail(cell: string): boolean {
  const { length } = cell
  if (length < 6 || length > 254) return false
  const atSign = endOfLocalPart(cell)
  return atSign > 0 && atSign <= 64 && isPlainHost(cell, atSign + 1)
}

/** Where the @ stands; -1: the part before it is not plain. */
function endOfLocalPart(cell: string): number {
  let before = dot
  for (let index = 0; index < cell.length; index++) {
    const kind = kinds[cell.charCodeAt(index)] ?? 0
    if (kind === at) return before === dot ? -1 : index
    if (kind === 0 || (kind === dot && before === dot)) return -1
    before = kind
  }
  return -1
}

/** Labels of letters, digits and single hyphens inside; the last of two letters or more. */
function isPlainHost(cell: string, from: number): boolean {
  let [before, labelStart, letters] = [dot, from, 0]
  for (let index = from; index < cell.length; index++) {
    const kind = kinds[cell.charCodeAt(index)] ?? 0
    if (kind === dot) {
      if (before === dot || before === hyphen || index - labelStart > 63) return false
      ;[labelStart, letters] = [index + 1, 0]
    } else if (kind === hyphen) {
      if (before === dot || before === hyphen) return false
    } else if (kind === letter) letters += 1
    else if (kind !== digit) return false
    before = kind
  }
  const label = cell.length - labelStart
  return labelStart > from && label >= 2 && label <= 63 && letters === label
}

/** Begins with a letter of ASCII, so that neither a formula nor white space can be before it, and is not too long. */
export function isPlainStart(cell: string, longest: number): boolean {
  const code = cell.charCodeAt(0) | 0x20
  return code >= 0x61 && code <= 0x7a && cell.length <= longest
}
