import type { QuestionnaireLanguage } from '../questionnaire.ts'
import type { QuestionnaireRefusal, QuestionnaireRefusalCode } from '../questionnaire-refusal.ts'
import { looksOnly, translationOf } from './text-extensions.ts'

/** What is shared while one questionnaire is read. */
export interface Reading {
  readonly language: QuestionnaireLanguage
  refuse(refusal: QuestionnaireRefusal): void
  /** A text that patients read has no translation into Welsh. */
  missTranslation(): void
}

/** An element's `value[x]`: `valueCoding` has the type `Coding`. Complex types are opened by their name. */
export interface TypedValue {
  readonly name: string
  readonly type: string
  readonly value: unknown
  readonly owner: FhirElement
}

/** One FHIR element while it is read. What nobody has taken by the end is refused by name, so nothing is dropped. */
export interface FhirElement {
  take(name: string): unknown
  string(name: string): string | undefined
  /** A text that patients read, in the language that is read. */
  words(name: string): string | undefined
  /** The same text in English, for the record. */
  untranslated(name: string): string | undefined
  flag(name: string): boolean | undefined
  number(name: string): number | undefined
  element(name: string): FhirElement | undefined
  elements(name: string): readonly FhirElement[]
  list(name: string): readonly unknown[]
  /** Something that belongs here and was put together from several parts. */
  opened(content: Content, path: string): FhirElement
  typed(prefix: string): TypedValue | undefined
  extensions(url: string): readonly FhirElement[]
  /** What an extension is made of, where it has no value of its own. */
  parts(): readonly FhirElement[]
  /** The `value[x]` of the one extension with this address. */
  extension(url: string): TypedValue | undefined
  refuse(code: QuestionnaireRefusalCode, element?: string): void
  /** Refuses what is left. */
  close(): void
}

export type Content = Readonly<Record<string, unknown>>

export function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `place`: the linkId of the item it belongs to, and its path inside that item. */
export function fhirElement(
  content: Content,
  reading: Reading,
  place: { readonly linkId?: string; readonly path?: string } = {},
): FhirElement {
  const taken = new Set<string>(['id', 'fhir_comments'])
  let opened: readonly (readonly [string, FhirElement])[] | undefined
  const at = (name: string) => [place.path, name].filter(Boolean).join('.')
  const within = (name: string) => ({ ...place, path: at(name) })

  const refuse: FhirElement['refuse'] = (code, element = '') =>
    reading.refuse({
      code,
      ...(place.linkId !== undefined && { linkId: place.linkId }),
      element: at(element),
    })

  const take = (name: string): unknown => {
    taken.add(name)
    return content[name]
  }

  function of<T>(name: string, is: (value: unknown) => value is T): T | undefined {
    const value = take(name)
    if (value === undefined || is(value)) return value
    refuse('value-invalid', name)
    return undefined
  }

  const list = (name: string) => of(name, (value): value is unknown[] => Array.isArray(value)) ?? []

  const elements = (name: string): readonly FhirElement[] => {
    return list(name).flatMap((value, index) => {
      if (isContent(value)) return [fhirElement(value, reading, within(`${name}[${index}]`))]
      refuse('value-invalid', `${name}[${index}]`)
      return []
    })
  }

  /** Extensions of this element, opened once: by address, and refused at the end where nobody asked for them. */
  const ownExtensions = () =>
    (opened ??= elements('extension').map((element) => [element.string('url') ?? '', element] as const))
  const asked = new Set<string>()

  const extensions = (url: string): readonly FhirElement[] => {
    asked.add(url)
    return ownExtensions()
      .filter(([own]) => own === url)
      .map(([, element]) => element)
  }

  const string = (name: string) => {
    const value = of(name, (value): value is string => typeof value === 'string')
    const beside = take(`_${name}`)
    if (beside !== undefined && !isOnlyLooks(beside)) refuse('element-not-supported', `_${name}`)
    return textIn(value)
  }

  const self: FhirElement = {
    take,
    string,
    words(name) {
      const value = of(name, (value): value is string => typeof value === 'string')
      const beside = take(`_${name}`)
      const translated = beside === undefined ? undefined : translationOf(beside)
      if (translated === 'unreadable') refuse('extension-not-supported', `_${name}`)
      if (value === undefined || value.trim() === '') return undefined
      if (typeof translated !== 'object') reading.missTranslation()
      return reading.language === 'cy' && typeof translated === 'object' ? translated.welsh : value
    },
    untranslated: (name) => textIn(take(name)),
    flag: (name) => of(name, (value): value is boolean => typeof value === 'boolean'),
    number: (name) =>
      of(name, (value): value is number => typeof value === 'number' && Number.isFinite(value)),
    element(name) {
      const value = of(name, isContent)
      return value && fhirElement(value, reading, within(name))
    },
    elements,
    list,
    opened: (own, path) => fhirElement(own, reading, within(path)),
    typed(prefix) {
      const names = Object.keys(content).filter((name) => isTyped(name, prefix))
      if (names.length > 1) refuse('value-invalid', `${prefix}[x]`)
      const [name] = names
      return name === undefined
        ? undefined
        : { name, type: name.slice(prefix.length), value: take(name), owner: self }
    },
    extensions,
    parts() {
      opened = []
      return elements('extension')
    },
    extension(url) {
      const [only, ...more] = extensions(url)
      if (more.length > 0) refuse('value-invalid', extensionName(url))
      const value = only?.typed('value')
      only?.close()
      return value
    },
    refuse,
    close() {
      for (const [url] of ownExtensions()) {
        if (!asked.has(url) && !looksOnly.has(url)) refuse('extension-not-supported', extensionName(url))
      }
      for (const name of Object.keys(content)) if (!taken.has(name)) refuse('element-not-supported', name)
    },
  }
  return self
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function isTyped(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && /^[A-Z]/.test(name.slice(prefix.length))
}

function isOnlyLooks(beside: unknown): boolean {
  return translationOf(beside) === undefined
}

/** `…/questionnaire-unit`: the telling end of an address. */
export function extensionName(url: string): string {
  return `extension(${url.split(/[/:]/).at(-1) ?? ''})`
}
