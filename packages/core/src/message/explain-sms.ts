import { gsmSeptets } from './gsm-alphabet.ts'
import { measureSms, type SmsMeasure, type SmsProfile } from './measure-sms.ts'
import { plainForm } from './plain-characters.ts'

/** A character that forces the whole text into UCS-2, where only 67 fit instead of 153. */
export interface CostlyCharacter {
  /** One grapheme: an emoji with its modifiers, a letter with its combining accent. */
  readonly character: string
  /** Index into the text, in UTF-16 units, as selections in a text field count. */
  readonly at: number
  /** What to write instead: '' leaves it out; undefined where leaving it out would change what is said. */
  readonly replacement: string | undefined
}

export interface SmsExplanation {
  readonly now: SmsMeasure
  readonly costly: readonly CostlyCharacter[]
  /** After every replacement, e.g. for "2 characters make this 3 texts instead of 1". */
  readonly replaced: SmsMeasure
}

/**
 * Why a text is longer than it looks, and what it would be in plain characters. A provider that replaces characters by
 * itself (`gov-uk-notify`) leaves only the letters of Welsh to be costly.
 */
export function explainSms(
  text: string,
  { profile }: { readonly profile: SmsProfile } = { profile: 'standard' },
): SmsExplanation {
  const costly = costlyCharacters(text, profile)
  return {
    now: measureSms(text, { profile }),
    costly,
    replaced: measureSms(replaceCostly(text, costly), { profile }),
  }
}

/** The text with every replacement made; characters without one stay. */
export function replaceCostly(text: string, costly: readonly CostlyCharacter[]): string {
  let plain = ''
  let from = 0
  for (const { character, at, replacement } of costly) {
    plain += text.slice(from, at) + (replacement ?? character)
    from = at + character.length
  }
  return plain + text.slice(from)
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function costlyCharacters(text: string, profile: SmsProfile): CostlyCharacter[] {
  const found: CostlyCharacter[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    if (isPlain(segment) || measureSms(segment, { profile }).encoding === 'gsm-7') continue
    found.push({ character: segment, at: index, replacement: replacementFor(segment) })
  }
  return found
}

function isPlain(text: string): boolean {
  return Array.from(text).every((character) => gsmSeptets(character) !== undefined)
}

function replacementFor(grapheme: string): string | undefined {
  const composed = grapheme.normalize('NFC')
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(composed)) return ''
  const plain = Array.from(composed, (character) =>
    gsmSeptets(character) === undefined ? plainForm(character) : character,
  )
  return plain.every((part) => part !== undefined) ? plain.join('') : undefined
}
