import { msg } from '@lit/localize'

const names: ReadonlyMap<string, () => string> = new Map([
  ['\u2013', () => msg('long dash')],
  ['\u2014', () => msg('long dash')],
  ['\u2011', () => msg('hyphen that keeps words together')],
  ['\u2018', () => msg('curly apostrophe')],
  ['\u2019', () => msg('curly apostrophe')],
  ['\u201c', () => msg('curly quotation mark')],
  ['\u201d', () => msg('curly quotation mark')],
  ['\u2026', () => msg('three dots in one character')],
  ['\u00a0', () => msg('space that keeps words together')],
  ['\t', () => msg('tab')],
])

/** What a character is called that makes a text longer. */
export function characterWords(character: string): string {
  const name = names.get(character)
  if (name !== undefined) return name()
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(character)) return msg('picture')
  return /\p{L}/u.test(character) ? msg('letter that texts do not have') : msg('sign that texts do not have')
}
