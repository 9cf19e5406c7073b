/** `((first name))` as staff wrote it, and where. */
export interface Placeholder {
  /** The words between the brackets, trimmed, case kept. */
  readonly name: string
  /** What names are matched by: without case, spaces, `_` and `-`. */
  readonly key: string
  /** Index of the first bracket, and how long it is with its brackets, in UTF-16 units. */
  readonly at: number
  readonly length: number
  /** Of `((over 65??Bring your card.))`: what is written where the value says yes. */
  readonly optionalText?: string
}

/** The same grammar as GOV.UK Notify and NHS Notify. */
const pattern = /\(\(([^()]+)\)\)/g

/** `First Name`, `first_name` and `firstname` are one placeholder. */
export function placeholderKey(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '')
}

/** Every placeholder of a text, in order, repeated ones too. */
export function parsePlaceholders(text: string): readonly Placeholder[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    ...parseWords(match[1] ?? ''),
    at: match.index,
    length: match[0].length,
  }))
}

/** What stands before the first `??` is the name; everything after it is the optional text. */
function parseWords(words: string): Omit<Placeholder, 'at' | 'length'> {
  const [before = '', ...after] = words.split('??')
  const name = before.trim()
  const key = placeholderKey(name)
  return after.length === 0 ? { name, key } : { name, key, optionalText: after.join('??') }
}

const yes = new Set(['yes', 'y', 'true', 't', '1', 'include', 'show'])

/** Whether a cell turns an optional text on: yes, y, true, t, 1, include or show, in any case, as in GOV.UK Notify. */
export function saysYes(value: string): boolean {
  return yes.has(value.trim().toLowerCase())
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

type ValueOf = (placeholder: Pick<Placeholder, 'key' | 'name'>) => string | undefined

/**
 * Fills each placeholder once: brackets inside a value are text. A value of nothing but spaces is none, except for an
 * optional text, which is then left out; only where there is no such value at all is it missing.
 */
export function fillPlaceholders(text: string, valueOf: ValueOf): FilledText {
  return textFiller(text)(valueOf)
}

/** The same for many patients: the text is taken apart once. */
export function textFiller(text: string): (valueOf: ValueOf) => FilledText {
  const placeholders = parsePlaceholders(text)
  const between = placeholders.map(({ at, length }, index) =>
    text.slice(at + length, placeholders[index + 1]?.at ?? text.length),
  )
  const before = text.slice(0, placeholders[0]?.at ?? text.length)
  return (valueOf) => {
    let filled = before
    const missing: string[] = []
    for (const [index, placeholder] of placeholders.entries()) {
      const replacement = replacementOf(placeholder, valueOf(placeholder))
      if (replacement === undefined) missing.push(placeholder.name)
      const { at, length } = placeholder
      filled += (replacement ?? text.slice(at, at + length)) + (between[index] ?? '')
    }
    return { text: filled, missing: missing.length === 0 ? missing : withoutRepeats(missing) }
  }
}

function replacementOf(
  { optionalText }: Pick<Placeholder, 'optionalText'>,
  value: string | undefined,
): string | undefined {
  if (optionalText === undefined) return value?.trim() || undefined
  if (value === undefined) return undefined
  return saysYes(value) ? optionalText : ''
}
