import type { PatientRow } from '../patient-list/patient-list.ts'
import type { RowColumns } from '../patient-list/row-columns.ts'
import type { PatientReview, PatientReviews, ReviewColumns } from './patient-list-review.ts'
import type { ResolvedReviewInput } from './review-input.ts'
import { reviewPatient } from './review-patient.ts'
import type { SharedMobiles } from './shared-mobiles.ts'
import type { Verdicts } from './verdicts-of.ts'

/** Everything that a review says about a row comes from here. */
export interface ReviewedRows {
  readonly input: ResolvedReviewInput
  /** With the NHS numbers that patients have now. */
  readonly columns: RowColumns
  /** Indexes of rows whose number in the list is an old one. */
  readonly replaced: readonly number[]
  readonly row: (index: number) => PatientRow
  /** 1 for each row that is another line's repeat. */
  readonly repeated: Uint8Array<ArrayBuffer>
  readonly shared: SharedMobiles
}

export function reviewAt({ input, row, repeated, shared }: ReviewedRows, index: number): PatientReview {
  return reviewPatient(input, row(index), {
    repeated: repeated[index] === 1,
    sharesMobileWith: shared.linesOf(index),
  })
}

/** Reviews by their place. The verdicts are there; what else belongs to a patient is put together on access. */
export class ColumnReviews implements PatientReviews {
  readonly rows: ReviewedRows
  readonly columns: ReviewColumns
  readonly #known: PatientReview[] = []

  constructor(rows: ReviewedRows, { reason, reasonCodes, channel }: Verdicts) {
    this.rows = rows
    const { repeated, shared, columns } = rows
    const { shares: sharesMobile, groupOf: sharedMobile } = shared
    this.columns = { reason, reasonCodes, channel, repeated, line: columns.line, sharesMobile, sharedMobile }
  }

  get length(): number {
    return this.rows.columns.length
  }

  at(index: number): PatientReview | undefined {
    const place = index < 0 ? this.length + index : index
    return place >= 0 && place < this.length && Number.isInteger(place) ? this.#at(place) : undefined
  }

  *[Symbol.iterator](): Generator<PatientReview> {
    for (let index = 0; index < this.length; index++) yield this.#at(index)
  }

  filter(test: (patient: PatientReview) => boolean): PatientReview[] {
    const found: PatientReview[] = []
    for (const patient of this) if (test(patient)) found.push(patient)
    return found
  }

  find(test: (patient: PatientReview) => boolean): PatientReview | undefined {
    for (const patient of this) if (test(patient)) return patient
    return undefined
  }

  map<Value>(value: (patient: PatientReview, index: number) => Value): Value[] {
    return Array.from({ length: this.length }, (_, index) => value(this.#at(index), index))
  }

  #at(index: number): PatientReview {
    return (this.#known[index] ??= reviewAt(this.rows, index))
  }
}
