import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleFacts, exampleReview, exampleRow } from './example-rows.fixtures.ts'
import { packReview, unpackReview } from './pack-review.ts'
import type { PatientListReview } from './patient-list-review.ts'
import type { ReviewInput } from './review-input.ts'
import { reviewLinesAgain } from './review-lines-again.ts'
import { reviewPatientList } from './review-patient-list.ts'

const [old, current, other] = ['9990000018', '9990548609', '9990000026']
const oldPhone = '07700 900119'

/** Line 2 holds a number that was replaced by the one of line 3; line 4 is somebody else. */
const rows = [
  exampleRow({ line: 2, nhsNumber: old, phone: oldPhone }),
  exampleRow({ line: 3, nhsNumber: current }),
  exampleRow({ line: 4, nhsNumber: other, phone: '07700 900120' }),
]
const replaced: ReviewInput['facts'] = (line) =>
  exampleFacts({
    nhsNumber: [old, current, other][line - 2] ?? '',
    ...(line === 2 && { currentNhsNumber: current }),
  })
const asked: ReviewInput = { ...exampleReview, rows, facts: replaced }
const reasons = (review: PatientListReview) => review.patients.map(({ reason }) => reason)

test('somebody under the old and the new number is one patient: nobody is sent to until staff choose', () => {
  const review = reviewPatientList(asked)
  assert.deepEqual(reasons(review), ['patient-repeated', 'patient-repeated', undefined])
  assert.deepEqual(review.replacedNumbers, [{ line: 2, listed: old, current }])
  const decided = { ...asked, decisions: (line: number) => (line === 2 ? { chosen: true } : undefined) }
  assert.deepEqual(reasons(reviewPatientList(decided)), [undefined, 'patient-repeated', undefined])
})

test('somebody who stands there once, under the old number, can be contacted', () => {
  const review = reviewPatientList({ ...asked, rows: rows.filter(({ line }) => line !== 3) })
  assert.deepEqual(reasons(review), [undefined, undefined])
  const [patient] = review.patients
  assert.deepEqual([patient?.row.nhsNumber, patient?.facts?.currentNhsNumber], [old, current])
  assert.deepEqual(review.replacedNumbers, [{ line: 2, listed: old, current }])
})

test('a review that was made again in part, or came from a worker, says the same', () => {
  const fresh = reviewPatientList(asked)
  const before = reviewPatientList({ ...asked, facts: () => undefined })
  const again = reviewLinesAgain(before, asked, [2, 3, 4])
  const unpacked = unpackReview(packReview(reviewPatientList(asked)).packed, asked)
  for (const review of [again, unpacked]) {
    assert.deepEqual(reasons(review), reasons(fresh))
    assert.deepEqual(review.replacedNumbers, fresh.replacedNumbers)
  }
})

test('a number that a look-up only repeats is not replaced', () => {
  const facts = () => exampleFacts({ currentNhsNumber: current })
  const review = reviewPatientList({ ...asked, rows: [exampleRow({ nhsNumber: current })], facts })
  assert.deepEqual(review.replacedNumbers, [])
})
