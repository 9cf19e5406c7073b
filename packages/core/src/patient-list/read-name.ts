import type { PatientName } from './patient-list.ts'

const titles = new Set(
  'mr mrs ms miss mx master dr prof professor rev revd sir dame lady lord baby'.split(' '),
)
/** What stands between first names and a surname, and belongs to the surname: van der Berg, ap Rhys, de Souza. */
const particles = new Set(
  'van von der den de del della da dos du di la le los ter ten ab ap ferch verch bin bint al el ibn st'.split(
    ' ',
  ),
)

/** The cells that can hold a name, as they stand. */
export interface NameCells {
  readonly name: string
  readonly firstName: string
  readonly lastName: string
}

/** Takes a name apart: title, first and last name, in columns of their own or as "Mr Joe Bloggs" or "BLOGGS, Joe (Mr)". */
export function readName({ name, firstName, lastName }: NameCells): PatientName | undefined {
  const [given, family, written] = [oneSpace(firstName), oneSpace(lastName), oneSpace(name)]
  if (!given && !family) return written ? fromOneCell(written) : undefined
  const { title, words } = withoutTitle(given)
  const first = words.join(' ')
  return {
    full: written || `${given} ${family}`.trim(),
    ...(title && { title }),
    ...(first && { first }),
    ...(family && { last: family }),
  }
}

function fromOneCell(full: string): PatientName {
  const [before = '', after] = full.split(/\s*,\s*(.*)/)
  const { title, words } = withoutTitle(after === undefined ? full : after)
  const parts = after === undefined ? inOrder(words) : { first: words[0], last: before }
  return {
    full,
    ...(title && { title }),
    ...(parts.first && { first: parts.first }),
    ...(parts.last && { last: parts.last }),
  }
}

/** Joe van der Berg, or BLOGGS Joe: a surname alone in capitals comes first in clinical systems. */
function inOrder(words: readonly string[]): { first: string | undefined; last: string | undefined } {
  const [first, ...rest] = words
  if (first !== undefined && isCapitals(first) && rest.some((word) => !isCapitals(word)))
    return { first: rest[0], last: first }
  const particle = rest.findIndex((word) => particles.has(word.toLowerCase()))
  const last = rest.slice(particle < 0 ? -1 : particle).join(' ')
  return { first, last: last || undefined }
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
}

/** The title is the first or the last word, with or without a dot or brackets. */
function withoutTitle(text: string): { title: string | undefined; words: readonly string[] } {
  const words = text.split(' ').filter(Boolean)
  const at = [0, words.length - 1].find((index) => titles.has(bare(words[index])))
  const alone = words.length < 2
  if (at === undefined || alone) return { title: undefined, words }
  return { title: words[at]?.replace(/[().]/g, ''), words: words.filter((_, index) => index !== at) }
}

function bare(word: string | undefined): string {
  return (word ?? '').replace(/[().]/g, '').toLowerCase()
}

function oneSpace(text: string): string {
  return /[^\S ]|  /.test(text) ? text.replace(/\s+/g, ' ') : text
}
