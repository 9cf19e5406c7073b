import type { BatchType } from '../batch-types/batch-type.ts'
import type { CareBatchError } from '../errors.ts'
import type { MessageContent } from '../message/message-content.ts'
import type { Schedule } from '../schedule/schedule.ts'
import type { ConfirmedBatch } from './draft-backend.ts'
import type { DraftList } from './draft-list.ts'
import type { DraftProblem } from './draft-problems.ts'
import type { Instant } from '../primitives/instant.ts'

/** The steps of the guide from 3 to 7, in the order in which they are gone through. */
export const draftSteps = ['type', 'message', 'list', 'check', 'when', 'send'] as const
export type DraftStep = (typeof draftSteps)[number]

/** A saved message that the text was taken from. */
export interface UsedTemplate {
  readonly id: string
  readonly name: string
  readonly version: number
  /** Staff have changed the text since. */
  readonly changed: boolean
}

/** The document that everybody gets behind a link. */
export interface DraftAttachment {
  /** What the server calls it. */
  readonly id: string
  readonly fileName: string
  /** Bytes. */
  readonly size: number
  /** What looks like one person in its name or text: where, and what kind; never the words. */
  readonly findings: readonly { readonly where: 'name' | 'text'; readonly kind: string }[]
  /** Whether all of its text was looked through. */
  readonly textRead: boolean
  /** An address as long as each patient's own, for lengths and previews. */
  readonly linkExample: string
  /** Staff ticked that it holds nothing about a single patient (guide, step 3). */
  readonly confirmed: boolean
}

/** What staff chose as the time. What they typed is kept as they typed it, also where it cannot be read. */
export interface DraftTime {
  /** Undefined: what was typed is not a time. */
  readonly schedule: Schedule | undefined
  readonly typed: Readonly<Record<string, string>>
}

/**
 * What became of Send. `no-answer`: the batch may or may not exist; pressing Send again settles it without making
 * a second one. `refused`: it does not exist.
 */
export type Sending =
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly error: CareBatchError }
  | { readonly kind: 'no-answer'; readonly error: CareBatchError }
  | { readonly kind: 'sent'; readonly batch: ConfirmedBatch }

/** Whether what is on screen is on the server too. */
export type Saving =
  /** Nothing has been entered yet, or there is nowhere to save to. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saved'; readonly at: Instant }
  /**
   * `version-conflict`: somebody else has saved meanwhile, and nothing more is saved until staff decide.
   * `already-being-sent`, `not-found`: there is no draft any more. Anything else is tried again by itself.
   */
  | { readonly kind: 'failed'; readonly error: CareBatchError }

/** The questionnaire that a batch sends, as staff chose it. */
export interface ChosenQuestionnaire {
  readonly code: string
  readonly title: string
  /** Hours until a text follows an unread NHS App message, where the questionnaire decides it. */
  readonly fallbackAfterHours?: number | undefined
}

/** Everything that staff have entered and the server has said, in one value that is replaced at each change. */
export interface DraftState {
  /** What the server calls the draft; undefined until it has been saved. */
  readonly id: string | undefined
  readonly saving: Saving
  readonly step: DraftStep
  readonly batchType: BatchType | undefined
  /** Only staff see it. */
  readonly name: string
  readonly message: MessageContent
  readonly template: UsedTemplate | undefined
  /** Of a type that sends one. */
  readonly questionnaire: ChosenQuestionnaire | undefined
  readonly attachment: DraftAttachment | undefined
  readonly list: DraftList
  readonly time: DraftTime
  /** Why a step cannot be left behind, by step, in page order. */
  readonly problems: Readonly<Record<DraftStep, readonly DraftProblem[]>>
  /** Steps that can be gone to now: all before the first one with a problem, and that one. */
  readonly reachable: readonly DraftStep[]
  readonly sending: Sending
}
