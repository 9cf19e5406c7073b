import { batchTypes, findBatchType } from '../batch-types/batch-types.ts'
import { clinicalSystems, findClinicalSystem } from '../clinical-systems/clinical-systems.ts'
import { columnsOf } from '../patient-list/row-columns.ts'
import { finished } from '../patient-list/same-numbers.ts'
import { channels, type Channel } from '../primitives/channel.ts'
import { ColumnReviews, type ReviewedRows } from './column-reviews.ts'
import { currentNumbers, replacedNumbers } from './current-numbers.ts'
import { contactabilityReasons } from './contactability-reasons.ts'
import { detailsCheck } from './details-check.ts'
import { mobilesOf } from './mobiles-of.ts'
import type { PatientListReview } from './patient-list-review.ts'
import { repeatedLines } from './repeated-lines.ts'
import type { ResolvedReviewInput, ReviewInput } from './review-input.ts'
import { rowsByIndex } from './rows-by-index.ts'
import { sharedMobiles } from './shared-mobiles.ts'
import { verdictsOf, type Verdicts } from './verdicts-of.ts'

/**
 * Who can and who cannot be contacted, and why (guide, step 5). Pure: browser and server come to the same review from
 * the same rows, decisions and facts, whenever they ask.
 *
 * @throws CareBatchError `clinical-system-unknown`, `batch-type-unknown` for a code of neither registry
 */
export function reviewPatientList(asked: ReviewInput): PatientListReview {
  return finished(reviewSteps(asked))
}

/**
 * The same in steps of some milliseconds, for a page that must not freeze: the caller rests at each `yield`, or takes
 * all steps at once.
 */
export function* reviewSteps(asked: ReviewInput): Generator<undefined, PatientListReview> {
  const input = resolved(asked)
  const row = rowsByIndex(input.rows)
  const { columns, replaced } = yield* currentNumbers(columnsOf(input.rows), input.facts)
  const repeated = yield* repeatedLines({ columns, row, decisionFor: input.decisions })
  const shared = yield* sharedMobiles(columns, yield* mobilesOf(columns, input))
  const rows: ReviewedRows = { input, columns, replaced, row, repeated, shared }
  return reviewOf(rows, yield* verdictsOf(rows))
}

export function resolved(asked: ReviewInput): ResolvedReviewInput {
  return {
    ...asked,
    clinicalSystem: findClinicalSystem(clinicalSystems, asked.clinicalSystem),
    batchType: findBatchType(batchTypes, asked.batchType),
  }
}

/** The review out of what was found for each row. */
export function reviewOf(rows: ReviewedRows, verdicts: Verdicts): PatientListReview {
  const { length } = rows.columns
  const [, ...reasons] = tally(verdicts.reason, length, verdicts.reasonCodes.length)
  const firsts = tally(verdicts.channel, length, channels.length)
  const first = (channel: Channel) => firsts[channels.indexOf(channel) + 1] ?? 0
  const byChannel = { email: first('email'), 'nhs-app': first('nhs-app'), sms: first('sms') }
  const contactable = byChannel.email + byChannel['nhs-app'] + byChannel.sms
  return {
    patients: new ColumnReviews(rows, verdicts),
    contactable,
    notContactable: length - contactable,
    byReason: bySeriousness(verdicts.reasonCodes, reasons, rows.input),
    details: detailsCheck(verdicts),
    byChannel,
    replacedNumbers: replacedNumbers(rows, rows.row),
  }
}

/** How often each of 0 to `most` stands in the first `length` places. */
function tally(places: Uint8Array, length: number, most: number): Uint32Array {
  const counts = new Uint32Array(most + 1)
  for (let index = 0; index < length; index++) {
    const place = places[index] ?? 0
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

function bySeriousness(
  codes: readonly string[],
  counts: readonly number[],
  { reasons = contactabilityReasons }: ResolvedReviewInput,
): ReadonlyMap<string, number> {
  const order = reasons.map(({ code }) => code)
  return new Map(
    codes
      .map((code, place) => [code, counts[place] ?? 0] as const)
      .filter(([, count]) => count > 0)
      .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)),
  )
}
