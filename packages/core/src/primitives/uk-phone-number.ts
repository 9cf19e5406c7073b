import { nationalFormat } from './uk-number-format.ts'
import { plainText } from './plain-text.ts'
import { ukNumberForm } from './uk-number-form.ts'

/** A phone number under +44. `region` tells Great Britain and Northern Ireland (GB) from Jersey, Guernsey and Man. */
export interface UkPhoneNumber {
  readonly e164: string
  readonly kind: 'mobile' | 'landline' | 'other'
  readonly region: 'GB' | 'JE' | 'GG' | 'IM'
}

export interface UkPhoneNumberOptions {
  /** Take numbers that Ofcom keeps free for fiction (07700 900000 to 900999, 01632 960000 to 960999): test mode only. */
  readonly allowTestNumbers?: boolean | undefined
}

const formatting = /^[\d+()\s\u2010-\u2015\u2212-]+$/
const notDigitOrPlus = /[^\d+]/g
const fictionMobile = /^7700900\d{3}$/
const fictionLandline = /^1632960\d{3}$/

/**
 * Reads a number of the +44 plan. Takes formatting only: spaces, dashes, brackets, zero-width characters, +44, 0044,
 * 44, 0+44, +44(0), and a lost or doubled leading 0. Anything else beside the digits is refused, because the library
 * under it would drop letters and notes in silence ("07700 900118 (daughter)" is another person's phone).
 */
export function parseUkPhoneNumber(
  text: string,
  { allowTestNumbers = false }: UkPhoneNumberOptions = {},
): UkPhoneNumber | undefined {
  const plain = plainText(text)
  if (plain.length > 40 || !formatting.test(plain)) return undefined
  const national = nationalDigits(plain.replace(notDigitOrPlus, ''))
  if (national === undefined) return undefined
  if (fictionMobile.test(national)) return allowTestNumbers ? number(national, 'mobile', 'GB') : undefined
  if (fictionLandline.test(national)) return allowTestNumbers ? number(national, 'landline', 'GB') : undefined
  const { kind, region } = ukNumberForm(national) ?? {}
  return kind && region && number(national, kind, region)
}

/** A +44 number of Jersey, Guernsey or the Isle of Man, which are not part of the United Kingdom. */
export function isIslandNumber({ region }: Pick<UkPhoneNumber, 'region'>): boolean {
  return region !== 'GB'
}

/** 07700 900118: as it is dialled within the United Kingdom. */
export function formatUkPhoneNumber({ e164 }: Pick<UkPhoneNumber, 'e164'>): string {
  const national = e164.slice(3)
  if (/^7\d{9}$/.test(national)) return `0${national.slice(0, 4)} ${national.slice(4)}`
  return nationalFormat(national)
}

const throughCountryCode = /^0*\+?0*440*(\d{7,10})$/
/** `+07…` and three zeros or more are no way to dial abroad; `00` and ten digits from 7 on would be too short for +7. */
const withinTheCountry = /^(?:\+0+|0|000+|00(?=7\d{9}$))?([1-9]\d{6,9})$/

/** The digits after +44, or undefined where the number belongs to another country or to none. */
function nationalDigits(compact: string): string | undefined {
  return (throughCountryCode.exec(compact) ?? withinTheCountry.exec(compact))?.[1]
}

function number(
  national: string,
  kind: UkPhoneNumber['kind'],
  region: UkPhoneNumber['region'],
): UkPhoneNumber {
  return { e164: `+44${national}`, kind, region }
}
