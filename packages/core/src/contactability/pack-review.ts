import { columnsOf } from '../patient-list/row-columns.ts'
import type { RowGroups } from '../patient-list/row-groups.ts'
import { finished } from '../patient-list/same-numbers.ts'
import { currentNumbers } from './current-numbers.ts'
import { ColumnReviews } from './column-reviews.ts'
import type { DetailsFound } from './details-check.ts'
import type { PatientListReview } from './patient-list-review.ts'
import type { ReviewInput } from './review-input.ts'
import { resolved, reviewOf } from './review-patient-list.ts'
import { rowsByIndex } from './rows-by-index.ts'
import { sharedMobilesOf } from './shared-mobiles.ts'

/** A review as plain objects and buffers, for postMessage: the verdict about each row, and what they rest on. */
export interface PackedReview extends DetailsFound {
  readonly reason: Uint8Array<ArrayBuffer>
  readonly reasonCodes: readonly string[]
  readonly channel: Uint8Array<ArrayBuffer>
  readonly repeated: Uint8Array<ArrayBuffer>
  /** Rows with one mobile. */
  readonly sameMobile: RowGroups
}

/**
 * A review for another thread: post `packed` and hand over `transfer`. After that the review is empty on this side.
 *
 * @throws TypeError for a review that did not come from `reviewPatientList`
 */
export function packReview({ patients, details }: PatientListReview): {
  readonly packed: PackedReview
  readonly transfer: ArrayBuffer[]
} {
  if (!(patients instanceof ColumnReviews))
    throw new TypeError('Only a review of reviewPatientList can be packed')
  const { reason, reasonCodes, channel, repeated } = patients.columns
  const { compared, differing } = details
  const sameMobile = patients.rows.shared.groups
  const packed = { compared, differing, reason, reasonCodes, channel, repeated, sameMobile }
  return { packed, transfer: [reason, channel, repeated, sameMobile].map(({ buffer }) => buffer) }
}

/** The review again, over the same rows, facts and decisions as it was made of. */
export function unpackReview(packed: PackedReview, asked: ReviewInput): PatientListReview {
  const input = resolved(asked)
  const { columns, replaced } = finished(currentNumbers(columnsOf(asked.rows), input.facts))
  const rows = {
    input,
    columns,
    replaced,
    row: rowsByIndex(asked.rows),
    repeated: packed.repeated,
    shared: sharedMobilesOf(columns, packed.sameMobile),
  }
  return reviewOf(rows, packed)
}
