import type { Channel } from '../primitives/channel.ts'
import type { ChannelPlan } from '../routing/channel-plan.ts'
import type { EmailAddress } from '../primitives/email-address.ts'
import type { IsoDate } from '../primitives/date-of-birth.ts'
import type { ReplacedNumber } from './current-numbers.ts'
import type { DetailsCheck } from './details-check.ts'
import type { ComparedDetail } from './differing-details.ts'
import type { PatientFacts } from './patient-facts.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import type { UkPhoneNumber } from '../primitives/uk-phone-number.ts'

/** What staff decided about one line during review. */
export interface RowDecision {
  readonly leftOut?: boolean | undefined
  /** Of several lines of one patient, this one. */
  readonly chosen?: boolean | undefined
  /** Go on as if no email had been given. */
  readonly ignoreEmail?: boolean | undefined
}

/** One line of a list after the review: either a plan, or the most serious reason why there is none. */
export interface PatientReview {
  readonly line: number
  readonly row: PatientRow
  readonly facts: PatientFacts | undefined
  /** Code of the first reason that applies, or undefined: can be contacted. */
  readonly reason: string | undefined
  readonly plan: ChannelPlan | undefined
  /** The details that count, whether they came from the list or from a look-up. */
  readonly phone: UkPhoneNumber | undefined
  readonly email: EmailAddress | undefined
  readonly firstName: string | undefined
  readonly lastName: string | undefined
  readonly dateOfBirth: IsoDate | undefined
  /** What differs between the list and the look-up; undefined: there was nothing to compare. */
  readonly differing: readonly ComparedDetail[] | undefined
  /** Lines of other patients of this list who use the same mobile, the first line of each, at most 10. */
  readonly sharesMobileWith: readonly number[]
}

/** What was found out about each line, in columns: cheap to count and to filter by. Indexes are those of the rows. */
export interface ReviewColumns {
  /** Place in `reasonCodes`, plus 1; 0: can be contacted. */
  readonly reason: Uint8Array<ArrayBuffer>
  readonly reasonCodes: readonly string[]
  /** Place in `channels` of the first way, plus 1; 0: none. */
  readonly channel: Uint8Array<ArrayBuffer>
  /** 1: another line of this patient is kept, or staff have yet to choose. */
  readonly repeated: Uint8Array<ArrayBuffer>
  /** Line numbers, as in the rows. */
  readonly line: Uint32Array<ArrayBuffer>
  /** Whether another patient of the list uses the same mobile. */
  readonly sharesMobile: (index: number) => boolean
  /** The same number for rows that share one mobile; 0 for all others. */
  readonly sharedMobile: (index: number) => number
}

/** Every line of the list. What is said about one is put together when it is asked for, and then kept. */
export interface PatientReviews extends Iterable<PatientReview> {
  readonly length: number
  readonly columns: ReviewColumns
  at(index: number): PatientReview | undefined
  filter(test: (patient: PatientReview) => boolean): PatientReview[]
  find(test: (patient: PatientReview) => boolean): PatientReview | undefined
  map<Value>(value: (patient: PatientReview, index: number) => Value): Value[]
}

/** Can and cannot be contacted (guide, step 5). `contactable + notContactable = patients.length`. */
export interface PatientListReview {
  /** Every line of the list, in list order. */
  readonly patients: PatientReviews
  readonly contactable: number
  readonly notContactable: number
  /** How many lines each reason holds, in the order of seriousness; reasons without a line are missing. */
  readonly byReason: ReadonlyMap<string, number>
  /** Whether the list was compared with the look-ups, and whether that stops it. */
  readonly details: DetailsCheck
  /** How many contactable patients start on each channel. */
  readonly byChannel: Readonly<Record<Channel, number>>
  /** Lines whose NHS number was replaced by another one. They are contacted, and recorded, under the new number. */
  readonly replacedNumbers: readonly ReplacedNumber[]
}
