interface Place {
  readonly at: number
  readonly length: number
}

interface PersonName {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
}

/** Most words that a first and a last name have together: "Mary Jane van der Berg" has five. */
const longestName = 5

/**
 * Where people of the list are named in a text: first and last name side by side, in either order, whatever the case.
 * One name alone is not looked for, because Grace, May and Will are words too. Where two names overlap both are told.
 */
export function namesInText(text: string, names: Iterable<PersonName>): readonly Place[] {
  const runs = wordRuns(text)
  if (runs.size === 0) return []
  const found = new Set<readonly Place[]>()
  for (const { firstName, lastName } of names) {
    if (!firstName || !lastName) continue
    const [first, last] = [fold(firstName), fold(lastName)]
    for (const places of [runs.get(`${first} ${last}`), runs.get(`${last} ${first}`)]) {
      if (places !== undefined) found.add(places)
    }
  }
  return [...found].flat()
}

/** A hyphen joins (Anne-Marie), an underscore parts: file names are full of them. */
const wordPattern = /[\p{L}\p{M}'’-]+/gu

/** Every 2 to 5 words in a row, with their places. Texts are short and lists are long, so the text is what is indexed. */
function wordRuns(text: string): ReadonlyMap<string, readonly Place[]> {
  const words = [...text.matchAll(wordPattern)]
  const runs = new Map<string, Place[]>()
  for (const [first, { index: at }] of words.entries()) {
    for (let count = 2; count <= longestName && first + count <= words.length; count += 1) {
      const run = words.slice(first, first + count)
      const name = run.map(([word]) => fold(word)).join(' ')
      const end = endOf(run.at(-1))
      runs.set(name, [...(runs.get(name) ?? []), { at, length: end - at }])
    }
  }
  return runs
}

function endOf(match: RegExpExecArray | undefined): number {
  return match === undefined ? 0 : match.index + match[0].length
}

/** Every name of a long list is folded, and most have nothing but a case. */
function fold(name: string): string {
  const lower = name.toLowerCase()
  return /[\s’]/.test(lower) ? lower.trim().replaceAll('’', "'").replace(/\s+/g, ' ') : lower
}
