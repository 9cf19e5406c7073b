interface PersonName {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
}

/** Most words that a first and a last name have together: "Mary Jane van der Berg" has five. */
const longestName = 5

/**
 * Where people of the list are named in a text: first and last name side by side, in either order, whatever the case.
 * One name alone is not looked for, because Grace, May and Will are words too. Time grows with the text, not with text
 * times names.
 */
export function namesInText(
  text: string,
  names: Iterable<PersonName>,
): readonly { readonly at: number; readonly length: number }[] {
  const words = Array.from(text.matchAll(/[\p{L}\p{M}'’-]+/gu), (match) => ({
    word: fold(match[0]),
    at: match.index,
    end: match.index + match[0].length,
  }))
  if (words.length < 2) return []
  const known = fullNames(names)
  return words.flatMap(({ at }, first) => {
    const end = longestNameFrom(words, first, known)
    return end === undefined ? [] : [{ at, length: end - at }]
  })
}

function longestNameFrom(
  words: readonly { readonly word: string; readonly end: number }[],
  first: number,
  known: ReadonlySet<string>,
): number | undefined {
  for (let count = longestName; count >= 2; count -= 1) {
    const run = words.slice(first, first + count)
    if (run.length === count && known.has(run.map(({ word }) => word).join(' '))) return run.at(-1)?.end
  }
  return undefined
}

function fullNames(names: Iterable<PersonName>): ReadonlySet<string> {
  const known = new Set<string>()
  for (const { firstName, lastName } of names) {
    if (!firstName?.trim() || !lastName?.trim()) continue
    known.add(fold(`${firstName} ${lastName}`)).add(fold(`${lastName} ${firstName}`))
  }
  return known
}

function fold(name: string): string {
  return name.trim().toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ')
}
