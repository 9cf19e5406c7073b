import { gsmSeptets } from './gsm-alphabet.ts'
import { isWelshLetter, plainForm } from './plain-characters.ts'

/**
 * How the provider treats characters outside GSM 03.38. `standard` sends what was written. `gov-uk-notify` replaces
 * punctuation and accents, writes `?` for what has no plain form (emoji), and keeps the letters of Welsh.
 */
export const smsProfiles = ['standard', 'gov-uk-notify'] as const
export type SmsProfile = (typeof smsProfiles)[number]

/** Most characters that GOV.UK Notify and NHS Notify take in one text. */
export const longestSms = 918

export interface SmsMeasure {
  readonly encoding: 'gsm-7' | 'ucs-2'
  /** Septets for gsm-7 (extension characters are two), UTF-16 units for ucs-2. */
  readonly units: number
  /** Texts that are billed; 1 for an empty one. */
  readonly segments: number
  /** What leaves, after the replacements of the profile. */
  readonly sentText: string
}

const room = { 'gsm-7': { alone: 160, joined: 153 }, 'ucs-2': { alone: 70, joined: 67 } } as const

/**
 * Counts a text as the network bills it (GSM 03.38; 160 or 153 septets, 70 or 67 UTF-16 units). In `standard` no
 * segment ends inside an escape pair or a surrogate pair, as gateways split them; GOV.UK Notify bills by plain
 * division, so its profile divides.
 */
export function measureSms(text: string, options: { readonly profile: SmsProfile }): SmsMeasure {
  const divides = options.profile === 'gov-uk-notify'
  const sentText = divides ? asNotifySends(text) : text
  const septets = septetsOf(sentText)
  const encoding = septets === undefined ? 'ucs-2' : 'gsm-7'
  const units = septets ?? sentText.length
  const { alone, joined } = room[encoding]
  if (units <= alone) return { encoding, units, segments: 1, sentText }
  const sizeOf = encoding === 'gsm-7' ? septetsIn : unitsIn
  const segments = divides ? Math.ceil(units / joined) : wholeCharacterSegments(sentText, sizeOf, joined)
  return { encoding, units, segments, sentText }
}

/** Septets of the whole text, or undefined where a character is outside GSM 03.38. */
function septetsOf(text: string): number | undefined {
  let septets = 0
  for (const character of text) {
    const size = gsmSeptets(character)
    if (size === undefined) return undefined
    septets += size
  }
  return septets
}

function septetsIn(character: string): number {
  return gsmSeptets(character) ?? 0
}

function unitsIn(character: string): number {
  return character.length
}

function wholeCharacterSegments(text: string, sizeOf: (character: string) => number, joined: number): number {
  let segments = 1
  let used = 0
  for (const character of text) {
    const size = sizeOf(character)
    if (used + size > joined) {
      segments += 1
      used = 0
    }
    used += size
  }
  return segments
}

function asNotifySends(text: string): string {
  let sent = ''
  for (const character of text) {
    const kept = gsmSeptets(character) !== undefined || isWelshLetter(character)
    sent += kept ? character : (plainForm(character) ?? '?')
  }
  return sent
}
