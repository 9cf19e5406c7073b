/** Words that stand before many surnames: sharing one proves nothing. */
const particles = new Set(
  'a ab al ap as bin bint da das de del della den der di do dos du e el fitz ibn la le los mac mc o san st ter van von y'.split(
    ' ',
  ),
)
const suffixes = new Set(['jr', 'jnr', 'junior', 'sr', 'snr', 'senior', 'ii', 'iii'])

/** Letters that no accent can be taken off, as they are written without them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/**
 * Whether two spellings may be the same surname; undefined where they cannot be compared (nothing given, or another
 * script). They only disagree when that is plain: case, accents, apostrophes, hyphens and spaces do not count; one
 * shared part of a double-barrelled or a maiden name is enough; and a slip of one letter is no other name.
 */
export function surnamesAgree(one: string, other: string): boolean | undefined {
  const [mine, theirs] = [partsOf(one), partsOf(other)]
  if (mine.length === 0 || theirs.length === 0) return undefined
  if (isLatin(mine) !== isLatin(theirs)) return undefined
  if (isNearly(mine.join(''), theirs.join(''))) return true
  const telling = theirs.filter(isTelling)
  return mine.filter(isTelling).some((part) => telling.some((its) => isNearly(part, its)))
}

function partsOf(surname: string): readonly string[] {
  // Capitals first: they spell out what some small letters hold in one sign (ᾀ is ἈΙ).
  const folded = surname
    .toUpperCase()
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`ʼ.]/gu, '')
  return folded.split(/[^\p{L}]+/u).filter((part) => part !== '' && !suffixes.has(part))
}

const isTelling = (part: string) => part.length > 1 && !particles.has(part)
const isLatin = (parts: readonly string[]) => /^\p{Script=Latin}+$/u.test(parts.join(''))

/** Equal, or of at least 4 letters and one letter more, less, other or changed places. */
function isNearly(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 4 || long.length - short.length > 1) return false
  const at = firstDifference(short, long)
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at]
  return (
    short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2))
  )
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}
