import type { AnswerValue, Coding } from './answer-value.ts'

/** Languages that a definition may speak: FHIR's `language` codes. Welsh comes from its `translation` extensions. */
export const questionnaireLanguages = ['en', 'cy'] as const
export type QuestionnaireLanguage = (typeof questionnaireLanguages)[number]

/** Types of question that can be asked on a page. `attachment` and `reference` cannot, and are refused by name. */
export const questionTypes = [
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
  'quantity',
] as const
export type QuestionType = (typeof questionTypes)[number]

export const comparisons = ['exists', '=', '!=', '>', '<', '>=', '<='] as const

/** Holds or does not, for the answers of one question. */
export interface Condition {
  /** linkId of the question that is asked about. */
  readonly question: string
  readonly operator: (typeof comparisons)[number]
  readonly answer: AnswerValue
}

/** When an item is shown (FHIR `enableWhen`, `enableBehavior`). */
export interface Conditions {
  readonly behaviour: 'all' | 'any'
  readonly conditions: readonly Condition[]
}

/** Answers of one question that staff should see first. */
export interface RedFlag {
  readonly condition: Condition
  /** In the inbox: "Breathless at rest". */
  readonly words: string
  /** The patient is told to get help now, and not to wait for the practice. */
  readonly urgent: boolean
}

export interface AnswerOption {
  readonly value: AnswerValue
  /** What the patient reads. */
  readonly text: string
  /** FHIR `ordinalValue`. */
  readonly score?: number
  /** "None of these": cannot be chosen beside another. */
  readonly exclusive: boolean
}

interface AnyItem {
  /** Unique in its questionnaire. */
  readonly linkId: string
  readonly text: string
  /** "1." or "a)": shown before the text. */
  readonly prefix?: string
  /** Undefined: always shown. */
  readonly shownWhen?: Conditions
}

/** Words without an answer. */
export interface DisplayItem extends AnyItem {
  readonly type: 'display'
}

export interface GroupItem extends AnyItem {
  readonly type: 'group'
  /** All of it stands on one page, where questions come one by one (FHIR item control `page`). */
  readonly isPage: boolean
  readonly items: readonly QuestionnaireItem[]
}

/** A figure, or a date or time in FHIR's form. */
export type Limit = number | string

export interface Question extends AnyItem {
  readonly type: QuestionType
  /** Names it in summaries; the question itself where nothing shorter was given. */
  readonly shortText: string
  /** FHIR: a child of control `help`. */
  readonly help?: string
  /** How to write the answer: "For example, 27 3 2026" (FHIR `entryFormat`). */
  readonly hint?: string
  readonly required: boolean
  /** Several options may be chosen. */
  readonly repeats: boolean
  readonly options: readonly AnswerOption[]
  /** For quantities: one, or several to choose from. For other numbers: shown beside the field. */
  readonly units: readonly Coding[]
  readonly least?: Limit
  readonly most?: Limit
  readonly shortest?: number
  readonly longest?: number
  readonly mostDecimals?: number
  /** What the record calls it. */
  readonly codes: readonly Coding[]
  readonly initial: readonly AnswerValue[]
  readonly redFlags: readonly RedFlag[]
  /** Questions that belong to this one: asked after it. */
  readonly items: readonly QuestionnaireItem[]
}

export type QuestionnaireItem = DisplayItem | GroupItem | Question

/** The mean of several numeric answers, for the summary and the record. */
export interface Average {
  readonly title: string
  readonly of: readonly string[]
  readonly unit?: Coding
  readonly code?: Coding
}

/** Words for somebody whose answers need help now. */
export interface UrgentEnding {
  readonly heading: string
  readonly text: string
}

/** A FHIR R4 Questionnaire of which every part can be shown, in one language. */
export interface Questionnaire {
  /** FHIR `url`, and with it `version`: names it in answers. */
  readonly url: string
  readonly version?: string
  readonly title: string
  /** Before the first question. */
  readonly description?: string
  /** Shown with it: the terms under which somebody else's questions may be used. */
  readonly copyright?: string
  readonly language: QuestionnaireLanguage
  /** A Welsh text exists for everything that a patient reads. */
  readonly isTranslated: boolean
  /** FHIR `experimental`: an example, not clinically approved. */
  readonly isExample: boolean
  readonly oneQuestionAPage: boolean
  /** What happens next. */
  readonly closing?: string
  readonly urgentEnding: UrgentEnding
  /** Days that its links work; the organisation's setting where it says nothing. */
  readonly validDays?: number
  /** Hours until a text follows an unread NHS App message; the organisation's setting where it says nothing. */
  readonly fallbackAfterHours?: number
  readonly averages: readonly Average[]
  readonly items: readonly QuestionnaireItem[]
}

export function isQuestion(item: QuestionnaireItem): item is Question {
  return item.type !== 'display' && item.type !== 'group'
}

export function childrenOf(item: QuestionnaireItem): readonly QuestionnaireItem[] {
  return item.type === 'display' ? [] : item.items
}

/** Every item, each before what it holds. */
export function allItems(items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] {
  return items.flatMap((item) => [item, ...allItems(childrenOf(item))])
}

export function allQuestions({ items }: Pick<Questionnaire, 'items'>): readonly Question[] {
  return allItems(items).filter(isQuestion)
}
