import { gsmSeptets, septetsAt } from './gsm-alphabet.ts'
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
  const isPlainDivision = divides || (encoding === 'gsm-7' && units === sentText.length)
  const segments = isPlainDivision
    ? Math.ceil(units / joined)
    : encoding === 'gsm-7'
      ? wholeEscapePairs(sentText, joined)
      : wholeSurrogatePairs(sentText, joined)
  return { encoding, units, segments, sentText }
}

/** Septets of the whole text, or undefined where a character is outside GSM 03.38. */
function septetsOf(text: string): number | undefined {
  let septets = 0
  for (let at = 0; at < text.length; at += 1) {
    const size = septetsAt(text, at)
    if (size === 0) return undefined
    septets += size
  }
  return septets
}

function wholeEscapePairs(text: string, joined: number): number {
  let [segments, used] = [1, 0]
  for (let at = 0; at < text.length; at += 1) {
    const size = septetsAt(text, at)
    if (used + size > joined) {
      segments += 1
      used = 0
    }
    used += size
  }
  return segments
}

function wholeSurrogatePairs(text: string, joined: number): number {
  let segments = 0
  for (let from = 0; from < text.length; segments += 1) {
    const until = from + joined
    from = isInsidePair(text, until) ? until - 1 : until
  }
  return segments
}

function isInsidePair(text: string, at: number): boolean {
  return isSurrogate(text.charCodeAt(at - 1), 0xd800) && isSurrogate(text.charCodeAt(at), 0xdc00)
}

/** High surrogates begin at 0xd800, low ones at 0xdc00; there are 1,024 of each. */
const isSurrogate = (unit: number, from: number): boolean => unit >= from && unit < from + 0x400

function asNotifySends(text: string): string {
  let sent = ''
  for (const character of text) {
    const kept = gsmSeptets(character) !== undefined || isWelshLetter(character)
    sent += kept ? character : (plainForm(character) ?? '?')
  }
  return sent
}
