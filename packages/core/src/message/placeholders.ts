/** `((first name))` as staff wrote it, and where. */
export interface Placeholder {
  /** The words between the brackets, trimmed, case kept. */
  readonly name: string
  /** What names are matched by: without case, spaces, `_` and `-`. */
  readonly key: string
  /** Index of the first bracket, and how long it is with its brackets, in UTF-16 units. */
  readonly at: number
  readonly length: number
}

/** The same grammar as GOV.UK Notify and NHS Notify. */
const pattern = /\(\(([^()]+)\)\)/g

/** `First Name`, `first_name` and `firstname` are one placeholder. */
export function placeholderKey(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '')
}

/** Every placeholder of a text, in order, repeated ones too. */
export function parsePlaceholders(text: string): readonly Placeholder[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const name = (match[1] ?? '').trim()
    return { name, key: placeholderKey(name), at: match.index, length: match[0].length }
  })
}

/** Placeholders that everybody may use; the rest are headings of the list. */
export const standardPlaceholders = ['first name', 'last name', 'practice name', 'practice phone'] as const

/** Names of placeholders that are neither standard nor a heading of the list, each once: most likely misspelt. */
export function unknownPlaceholders(text: string, headings: Iterable<string>): readonly string[] {
  const known = new Set([...standardPlaceholders, ...headings].map(placeholderKey))
  const unknown = parsePlaceholders(text).filter(({ key }) => !known.has(key))
  return withoutRepeats(unknown.map(({ name }) => name))
}

/** Each placeholder once, spelt as it was met first. */
export function withoutRepeats(names: readonly string[]): readonly string[] {
  const spellings = new Map<string, string>()
  for (const name of names) {
    const key = placeholderKey(name)
    if (!spellings.has(key)) spellings.set(key, name)
  }
  return [...spellings.values()]
}

export interface FilledText {
  readonly text: string
  /** Names of placeholders without a value; they stand in the text as they were written. */
  readonly missing: readonly string[]
}

/** Fills each placeholder once: brackets inside a value are text. A value of nothing but spaces is none. */
export function fillPlaceholders(
  text: string,
  valueOf: (placeholder: Pick<Placeholder, 'key' | 'name'>) => string | undefined,
): FilledText {
  const missing: string[] = []
  const filled = text.replace(pattern, (written: string, words: string) => {
    const name = words.trim()
    const value = valueOf({ name, key: placeholderKey(name) })?.trim()
    if (value) return value
    missing.push(name)
    return written
  })
  return { text: filled, missing: withoutRepeats(missing) }
}
