import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { batchTypes } from '../batch-types/batch-types.ts'
import { clinicalSystems } from '../clinical-systems/clinical-systems.ts'
import { contactabilityReasons } from './contactability-reasons.ts'
import { exampleFacts, exampleNhsNumber, exampleReview, exampleRow } from './example-rows.fixtures.ts'
import type { ReviewInput } from './review-input.ts'
import { reviewPatientList, reviewSteps } from './review-patient-list.ts'

const cells = fc.record({
  nhsNumber: fc.oneof(
    fc.constant(''),
    fc.constant('x'),
    fc.integer({ min: 1, max: 12 }).map(exampleNhsNumber),
  ),
  phone: fc.constantFrom(
    '',
    'ask',
    '07700 900118',
    '07700 900231',
    '07797 712345',
    '01534 123456',
    '0370 123 4567',
  ),
  dateOfBirth: fc.constantFrom('', '1971-03-14', 'soon'),
  email: fc.constantFrom('', 'joe@example.com', 'joe@'),
  name: fc.constantFrom({ full: '' }, { full: 'Joe Bloggs', first: 'Joe', last: 'Bloggs' }),
})
const decision = fc.constantFrom(undefined, { leftOut: true }, { ignoreEmail: true }, { chosen: true })
const settings = fc.record({
  skipLikelyToFail: fc.boolean(),
  fallbackAfterHours: fc.constant(24),
  islandNumbers: fc.constantFrom('contact' as const, 'leave-out' as const),
})

/** Rows that look alike share a verdict; a copy of the reasons in another array makes every row be looked at by itself. */
test('every verdict is the one that the whole review of the row comes to', () => {
  const reviewed = fc.record({
    rows: fc
      .array(cells, { maxLength: 40 })
      .map((made) => made.map((each, index) => exampleRow({ ...each, line: index + 2 }))),
    decided: fc.array(decision, { minLength: 42, maxLength: 42 }),
    asked: fc.array(fc.boolean(), { minLength: 42, maxLength: 42 }),
    clinicalSystem: fc.constantFrom(...clinicalSystems),
    batchType: fc.constantFrom(...batchTypes),
    contactDetailsFromList: fc.boolean(),
    hasLink: fc.boolean(),
    settings,
  })
  fc.assert(
    fc.property(reviewed, ({ decided, asked, ...varied }) => {
      const input: ReviewInput = {
        ...exampleReview,
        ...varied,
        decisions: (line) => decided[line],
        facts: (line) => (asked[line] === true ? exampleFacts() : undefined),
      }
      const { patients, ...counts } = reviewPatientList(input)
      const oneByOne = reviewPatientList({ ...input, reasons: [...contactabilityReasons] })
      assert.deepEqual([...patients], [...oneByOne.patients])
      const { columns } = patients
      for (const [index, { reason, plan, sharesMobileWith }] of [...patients].entries()) {
        assert.equal(columns.reasonCodes[(columns.reason[index] ?? 0) - 1], reason)
        assert.equal(['email', 'nhs-app', 'sms'][(columns.channel[index] ?? 0) - 1], plan?.[0].channel)
        assert.equal(columns.sharesMobile(index), sharesMobileWith.length > 0)
      }
      const { patients: _, ...countsOneByOne } = oneByOne
      assert.deepEqual(counts, countsOneByOne)
    }),
    { numRuns: 400 },
  )
})

test('a review of 20,000 rows rests on its way', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => exampleRow({ line: index + 2 }))
  let rests = 0
  for (const _ of reviewSteps({ ...exampleReview, rows })) rests += 1
  assert.ok(rests > 10, `${String(rests)} rests`)
})
