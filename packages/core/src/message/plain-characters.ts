import { gsmSeptets } from './gsm-alphabet.ts'

/** What GOV.UK Notify writes instead of characters that carry no meaning of their own; '' removes one. */
const plainForms: ReadonlyMap<string, string> = new Map([
  ['\u2011', '-'], // non-breaking hyphen
  ['\u2013', '-'], // en dash
  ['\u2014', '-'], // em dash
  ['\u2212', '-'], // minus sign
  ['\u2026', '...'],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201a', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\u201e', '"'],
  ['\u00a0', ' '],
  ['\u202f', ' '],
  ['\t', ' '],
  ['\u0141', 'L'],
  ['\u0142', 'l'],
  ...'\u180e\u200b\u200c\u200d\u2060\ufeff\u2028\u2029'
    .split('')
    .map((invisible) => [invisible, ''] as const),
])

const welsh = new Set('ÀÁÂÈÊËÌÍÎÏÒÓÔÙÚÛÝáâêëíîïóôúûýÿŴŵŶŷŸẀẁẂẃẄẅỲỳ')

/** A letter of Welsh that GSM 03.38 does not have. GOV.UK Notify keeps these, and the text becomes UCS-2. */
export function isWelshLetter(character: string): boolean {
  return welsh.has(character)
}

/**
 * The GSM 03.38 text that says the same as one character, '' where nothing is lost without it, or undefined: a dash
 * for a long dash, a letter without its accent.
 */
export function plainForm(character: string): string | undefined {
  return plainForms.get(character) ?? letterWithoutAccent(character)
}

function letterWithoutAccent(character: string): string | undefined {
  const [letter = ''] = character.normalize('NFD')
  return gsmSeptets(letter) === undefined ? undefined : letter
}
