import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DetailsCheck } from './details-check.ts'
import { differingDetails } from './differing-details.ts'
import {
  exampleFacts,
  exampleNhsNumber,
  exampleReview,
  exampleRow,
  isoDate,
} from './example-rows.fixtures.ts'
import type { PatientFacts } from './patient-facts.ts'
import { reviewPatientList } from './review-patient-list.ts'

const born = isoDate('1971-03-14')
const elsewhere = isoDate('1984-12-02')

function check(rows: number, facts: (line: number) => Partial<PatientFacts>, leftOut = 0): DetailsCheck {
  return reviewPatientList({
    ...exampleReview,
    rows: Array.from({ length: rows }, (_, index) =>
      exampleRow({ line: index + 2, nhsNumber: exampleNhsNumber(index) }),
    ),
    facts: (line) => ({ ...exampleFacts(), lastName: undefined, ...facts(line) }),
    decisions: (line) => ({ leftOut: line < leftOut + 2 }),
  }).details
}

const firstDiffer = (differing: number) => (line: number) => ({
  dateOfBirth: line < differing + 2 ? elsewhere : born,
})

const shares: readonly (readonly [rows: number, differing: number, stopped: boolean])[] = [
  [100, 0, false],
  [100, 1, false],
  [100, 2, true],
  [149, 2, false],
  [50, 1, true],
  [1, 1, true],
  [100, 100, true],
]
for (const [rows, differing, stopped] of shares) {
  test(`${differing} of ${rows} lines that differ ${stopped ? 'stop' : 'do not stop'} the list`, () => {
    const found = check(rows, firstDiffer(differing))
    assert.deepEqual(found, { compared: rows, differing, stopsList: stopped })
  })
}

test('the share is taken of the lines that could be compared, not of the list', () => {
  const facts = (line: number) => (line < 22 ? { dateOfBirth: line === 2 ? elsewhere : born } : {})
  assert.deepEqual(check(1000, facts), { compared: 20, differing: 1, stopsList: true })
})

test('where look-ups answered with no date and no name, nothing is compared and nothing is stopped', () => {
  assert.deepEqual(
    check(10, () => ({})),
    { compared: 0, differing: 0, stopsList: false },
  )
})

test('lines that staff left out count for nothing', () => {
  assert.deepEqual(check(100, firstDiffer(2), 2), { compared: 98, differing: 0, stopsList: false })
})

test('a line that differs counts whatever reason it is listed under', () => {
  const found = check(100, (line) => ({ dateOfBirth: line < 12 ? elsewhere : born, deceased: {} }))
  assert.deepEqual(found, { compared: 100, differing: 10, stopsList: true })
})

test('dates that were sorted by themselves are found, whoever happens to keep their own', () => {
  const dates = Array.from({ length: 200 }, (_, index) =>
    isoDate(`19${String(((index * 37) % 90) + 10)}-01-02`),
  )
  const sorted = dates.toSorted()
  const rows = sorted.map((date, index) =>
    exampleRow({ line: index + 2, nhsNumber: exampleNhsNumber(index), dateOfBirth: date }),
  )
  const facts = (line: number) => exampleFacts({ lastName: undefined, dateOfBirth: dates[line - 2] })
  const { details } = reviewPatientList({ ...exampleReview, rows, facts })
  assert.equal(details.stopsList, true)
})

const details: readonly (readonly [name: string, facts: Partial<PatientFacts>, differing: unknown])[] = [
  ['both the same', { dateOfBirth: born, lastName: 'Bloggs' }, []],
  ['another date', { dateOfBirth: elsewhere, lastName: 'Bloggs' }, ['dateOfBirth']],
  ['another surname', { dateOfBirth: born, lastName: 'Archer' }, ['lastName']],
  ['both others', { dateOfBirth: elsewhere, lastName: 'Archer' }, ['dateOfBirth', 'lastName']],
  ['a surname alone', { lastName: 'Bloggs' }, []],
  ['nothing', {}, undefined],
]
for (const [name, facts, differing] of details) {
  test(`a record with ${name}: ${JSON.stringify(differing) ?? 'not compared'}`, () => {
    assert.deepEqual(differingDetails(exampleRow(), facts), differing)
  })
}

test('a surname may stand anywhere in the name of the list, since exports swap the two', () => {
  const row = exampleRow({ name: { full: 'Bloggs Joe', first: 'Bloggs', last: 'Joe' } })
  assert.deepEqual(differingDetails(row, { lastName: 'Bloggs' }), [])
})
