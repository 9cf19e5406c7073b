import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleNhsNumber, exampleReview, exampleRow } from './example-rows.fixtures.ts'
import { packReview, unpackReview } from './pack-review.ts'
import type { PatientListReview } from './patient-list-review.ts'
import { reviewPatientList } from './review-patient-list.ts'

const rows = [
  exampleRow({ line: 2 }),
  exampleRow({ line: 3, nhsNumber: exampleNhsNumber(7) }),
  exampleRow({ line: 4 }),
  exampleRow({ line: 5, nhsNumber: '', phone: '' }),
  exampleRow({ line: 6, nhsNumber: exampleNhsNumber(8), phone: '01632 960155' }),
]
const input = { ...exampleReview, rows }

const all = ({ patients, ...counts }: PatientListReview) => ({ ...counts, patients: [...patients] })

test('a review is the same behind postMessage', () => {
  const { packed, transfer } = packReview(reviewPatientList(input))
  const arrived = unpackReview(structuredClone(packed, { transfer }), input)
  assert.deepEqual(all(arrived), all(reviewPatientList(input)))
  assert.deepEqual(arrived.patients.at(1)?.sharesMobileWith, [2])
})

test('a review that was put together otherwise is refused', () => {
  const review = reviewPatientList(input)
  const patients = Object.assign([...review.patients], { columns: review.patients.columns })
  assert.throws(() => packReview({ ...review, patients }), TypeError)
})
