const translation = 'http://hl7.org/fhir/StructureDefinition/translation'

/** They change how something looks and say nothing that is not said in words beside them. */
export const looksOnly: ReadonlySet<string> = new Set([
  'http://hl7.org/fhir/StructureDefinition/rendering-style',
  'http://hl7.org/fhir/StructureDefinition/rendering-styleSensitive',
  'http://hl7.org/fhir/StructureDefinition/rendering-xhtml',
  'http://hl7.org/fhir/StructureDefinition/rendering-markdown',
  'http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation',
  'http://hl7.org/fhir/StructureDefinition/designNote',
])

/**
 * The Welsh translation that stands beside a text (FHIR `translation`); undefined where there is none, `unreadable`
 * where something stands there that is not known.
 */
export function translationOf(beside: unknown): { readonly welsh: string } | 'unreadable' | undefined {
  const list = extensionsIn(beside)
  if (list === undefined) return 'unreadable'
  if (list.some((one) => one.url !== translation && !looksOnly.has(String(one.url)))) return 'unreadable'
  const translations = list.filter((one) => one.url === translation).map(languageAndText)
  if (translations.includes(undefined)) return 'unreadable'
  const welsh = translations.find((one) => one?.language === 'cy')?.text
  return welsh === undefined ? undefined : { welsh }
}

function extensionsIn(beside: unknown): readonly Record<string, unknown>[] | undefined {
  if (typeof beside !== 'object' || beside === null || !('extension' in beside)) return undefined
  const { extension } = beside
  return Array.isArray(extension) &&
    Object.keys(beside).every((name) => name === 'extension' || name === 'id')
    ? extension
    : undefined
}

function languageAndText(one: Record<string, unknown>) {
  const parts: readonly Record<string, unknown>[] = Array.isArray(one.extension) ? one.extension : []
  const language = parts.find(({ url }) => url === 'lang')?.valueCode
  const content = parts.find(({ url }) => url === 'content')
  const text = content?.valueString ?? content?.valueMarkdown
  return typeof language === 'string' && typeof text === 'string' ? { language, text } : undefined
}
