import { plainText } from './plain-text.ts'

declare const brand: unique symbol
/** 10 digits with a valid check digit. */
export type NhsNumber = string & { readonly [brand]: 'NhsNumber' }

const separators = /[\s\u2010-\u2015\u2212-]/g
const tenDigits = /^\d{10}$/

/**
 * Reads an NHS number and checks its last digit (modulus 11, NHS Data Dictionary). Takes formatting only: spaces,
 * dashes and zero-width characters. 000 000 0000 has a valid check digit and is nobody's number: refused.
 */
export function parseNhsNumber(text: string): NhsNumber | undefined {
  const digits = tenDigits.test(text) ? text : plainText(text).replace(separators, '')
  return isNhsNumber(digits) ? digits : undefined
}

/** 3 3 4, as the NHS service manual wants it: 999 054 8609. */
export function formatNhsNumber(nhsNumber: NhsNumber): string {
  return `${nhsNumber.slice(0, 3)} ${nhsNumber.slice(3, 6)} ${nhsNumber.slice(6)}`
}

function isNhsNumber(digits: string): digits is NhsNumber {
  return tenDigits.test(digits) && digits !== '0000000000' && Number(digits[9]) === checkDigit(digits)
}

/** 10 where no number exists: then no digit equals it. */
function checkDigit(digits: string): number {
  let sum = 0
  for (let at = 0; at < 9; at++) sum += (digits.charCodeAt(at) - 48) * (10 - at)
  return (11 - (sum % 11)) % 11
}
