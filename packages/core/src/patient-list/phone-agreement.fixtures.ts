import { parsePhoneNumberFromString } from 'libphonenumber-js/core'
import { ukPhoneMetadata } from '../primitives/uk-phone-metadata.ts'
import { parseUkPhoneNumber } from '../primitives/uk-phone-number.ts'
import { plainMobile } from './plain-forms.ts'

export interface Agreement {
  readonly numbers: number
  /** Digits of numbers or whole cells about which the ways differ. */
  readonly differing: readonly string[]
}

/**
 * Holds the quick ways to read a phone number against libphonenumber itself. First every prefix of five digits with four
 * endings, which no pattern of the plan looks beyond in mobiles, then random numbers of every length and spelling.
 * The numbers that Ofcom keeps for fiction are our own rule and are left out.
 */
export function phoneAgreement(random: number): Agreement {
  const differing: string[] = []
  let numbers = 0
  const compare = (national: string, spelling: (national: string) => string) => {
    numbers += 1
    if (!agrees(national, spelling(national))) differing.push(spelling(national))
  }
  const edges = Math.min(random, 90_000)
  for (let index = 0; index < edges; index++) {
    const prefix = String(10_000 + Math.floor((index * 90_000) / edges))
    for (const ending of ['00000', '99999', '0000', '50123']) compare(`${prefix}${ending}`, spellings[0])
  }
  const next = lehmer(20_261_124)
  for (let index = 0; index < random; index++) {
    const spelling = spellings[next(spellings.length)] ?? spellings[0]
    compare(randomNational(next), spelling)
  }
  return { numbers, differing }
}

const inGroups = (national: string) => `${national.slice(0, 4)} ${national.slice(4)}`

const spellings = [
  (national: string) => `0${national}`,
  (national: string) => `+44${national}`,
  (national: string) => `44${national}`,
  (national: string) => `0044 ${national}`,
  (national: string) => `+44 (0)${national}`,
  (national: string) => `0${inGroups(national)}`,
  (national: string) => `+44 ${inGroups(national)}`,
  (national: string) => `(0${national.slice(0, 4)}) ${national.slice(4)}`,
  (national: string) => `0${national.slice(0, 4)}-${national.slice(4)}`,
  (national: string) => ` 0${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)} `,
  (national: string) => `0+44${national}`,
  (national: string) => `\u200B0${national}\u00A0`,
] as const

/** Half of them mobiles by their first digit; the rest anything, of 7 to 10 digits. */
function randomNational(next: (below: number) => number): string {
  const length = next(2) === 0 ? 10 : 7 + next(4)
  const first = next(2) === 0 ? '7' : String(1 + next(9))
  let national = first
  while (national.length < length) national += String(next(10))
  return national
}

function agrees(national: string, cell: string): boolean {
  if (/^(?:7700900|1632960)/.test(national)) return true
  const expected = byLibrary(national)
  const parsed = parseUkPhoneNumber(cell)
  const asText = parsed && `${parsed.e164} ${parsed.kind} ${parsed.region}`
  if (asText !== expected) return false
  const plain = plainMobile(cell, false)
  return plain === 0 || `+44${String(plain)} mobile GB` === expected
}

function byLibrary(national: string): string | undefined {
  const found = parsePhoneNumberFromString(`+44${national}`, ukPhoneMetadata.regions)
  if (found?.nationalNumber !== national || !found.isValid()) return undefined
  const type = found.getType()
  const kind = type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'landline' : 'other'
  return `+44${national} ${kind} ${String(found.country)}`
}

/** The same numbers in every run (Park and Miller's generator). */
function lehmer(seed: number): (below: number) => number {
  let state = seed % 2_147_483_647
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
