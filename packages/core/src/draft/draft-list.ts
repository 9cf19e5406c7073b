import type { Column } from '../clinical-systems/column.ts'
import type { PatientFacts } from '../contactability/patient-facts.ts'
import type { PatientListReview } from '../contactability/patient-list-review.ts'
import type { CareBatchError } from '../errors.ts'
import type { PatientList } from '../patient-list/patient-list.ts'
import type { EarlierUse } from './draft-backend.ts'
import type { EditedPatientList } from '../patient-list/edit-types.ts'

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

/** A list that has been read. */
export interface ReadList {
  readonly kind: 'read'
  readonly fileName: string
  /** Not a file: patients whom the host handed in. `fileName` is then the host's word for them, or empty. */
  readonly isFromHost: boolean
  /** With what staff have changed and decided. */
  readonly list: EditedPatientList
  readonly missingColumns: readonly Column[]
  /** EMIS England: mobiles and dates of birth of the list are used and not checked (guide, step 4). */
  readonly contactDetailsFromList: boolean
  readonly transfer: ListTransfer
  /** The server has looked every patient up once; later changes are brought to it in the background. */
  readonly isLookedUp: boolean
  /** Of the patients looked up, those about whom neither clinical system nor PDS could say anything. */
  readonly noAnswer: number
  /** Batches that had the same patients, or nearly the same; told by the server once everybody is looked up. */
  readonly usedBefore: readonly EarlierUse[]
  readonly facts: ReadonlyMap<number, PatientFacts>
  readonly review: PatientListReview
}

export type DraftList =
  | { readonly kind: 'none' }
  /** `fraction`: read so far, 0 to 1. */
  | {
      readonly kind: 'reading'
      readonly fileName: string
      readonly isFromHost: boolean
      readonly fraction: number
    }
  | {
      readonly kind: 'refused'
      readonly fileName: string
      readonly isFromHost: boolean
      readonly error: CareBatchError
      /** No heading says NHS Number, but there are columns: `mapColumns` reads the list with those that staff name. */
      readonly unnamed?: PatientList
    }
  | ReadList
