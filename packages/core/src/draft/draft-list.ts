import type { Column } from '../clinical-systems/column.ts'
import type { PatientFacts } from '../contactability/patient-facts.ts'
import type { PatientListReview, RowDecision } from '../contactability/patient-list-review.ts'
import type { CareBatchError } from '../errors.ts'
import type { PatientList } from '../patient-list/patient-list.ts'

/** How far the server has come with a list. `done` and `of` count rows. */
export type ListTransfer =
  /** Required columns are missing: nothing is sent until they are mapped. */
  | { readonly kind: 'needs-columns' }
  | { readonly kind: 'sending'; readonly done: number; readonly of: number }
  | {
      readonly kind: 'looking-up'
      readonly done: number
      readonly of: number
      readonly noAnswer: number
      readonly secondsLeft?: number | undefined
      /** The connection is lost; it is tried again by itself then (milliseconds since 1970). */
      readonly nextTryAt?: number | undefined
    }
  | { readonly kind: 'fetching'; readonly done: number; readonly of: number }
  | { readonly kind: 'ready' }
  /** Everything so far is kept; `resumeUpload` goes on where it stopped. */
  | {
      readonly kind: 'interrupted'
      readonly during: 'sending' | 'looking-up' | 'fetching'
      readonly done: number
      readonly of: number
      readonly error: CareBatchError
    }

/** What staff changed last in the review, for the words of Undo. */
export interface DraftEdit {
  readonly kind: 'left-out' | 'put-back' | 'chosen' | 'email-ignored' | 'cell-changed'
  readonly lines: readonly number[]
  readonly column?: Column
}

/** A list that has been read. */
export interface ReadList {
  readonly kind: 'read'
  readonly fileName: string
  /** With the cells that staff have changed. */
  readonly list: PatientList
  readonly missingColumns: readonly Column[]
  /** EMIS England: mobiles and dates of birth of the list are used and not checked (guide, step 4). */
  readonly contactDetailsFromList: boolean
  readonly transfer: ListTransfer
  /** The server has looked every patient up once; later changes are brought to it in the background. */
  readonly isLookedUp: boolean
  /** Of the patients looked up, those about whom neither clinical system nor PDS could say anything. */
  readonly noAnswer: number
  readonly facts: ReadonlyMap<number, PatientFacts>
  readonly decisions: ReadonlyMap<number, RowDecision>
  /** Lines of which at least one cell was changed by staff. */
  readonly changedLines: ReadonlySet<number>
  readonly review: PatientListReview
  /** Newest edit, which `undo` takes back. */
  readonly lastEdit: DraftEdit | undefined
}

export type DraftList =
  | { readonly kind: 'none' }
  /** `fraction`: read so far, 0 to 1. */
  | { readonly kind: 'reading'; readonly fileName: string; readonly fraction: number }
  | { readonly kind: 'refused'; readonly fileName: string; readonly error: CareBatchError }
  | ReadList
