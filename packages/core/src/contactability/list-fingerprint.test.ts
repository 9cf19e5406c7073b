import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { exampleNhsNumber } from './example-rows.fixtures.ts'
import { compareFingerprints, fingerprintPatientList } from './list-fingerprint.ts'

const keyed = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('base64url')

/** Patients `from` up to `end`, not included. */
function list(from: number, end: number, key = 'secret of Larkfield') {
  const rows = Array.from({ length: end - from }, (_, index) => ({ nhsNumber: `patient ${from + index}` }))
  return fingerprintPatientList(rows, keyed(key))
}

const cases: readonly (readonly [
  what: string,
  one: [number, number],
  other: [number, number],
  kind: string,
  inBoth: number,
])[] = [
  ['the same list', [0, 100], [0, 100], 'same', 100],
  ['a list with three others', [0, 100], [3, 103], 'nearly-same', 97],
  ['a list with one patient more', [0, 100], [0, 101], 'nearly-same', 100],
  ['a list of which one is left out', [0, 5], [0, 4], 'nearly-same', 4],
  ['a list that has grown by a half', [0, 100], [0, 150], 'different', 100],
  ['a list with 79 of 100 patients in common', [0, 100], [21, 121], 'different', 79],
  ['a list with 80 of 100 patients in common', [0, 100], [20, 120], 'nearly-same', 80],
  ['other patients', [0, 100], [100, 200], 'different', 0],
  ['nobody', [0, 100], [0, 0], 'different', 0],
  ['nobody beside nobody', [0, 0], [0, 0], 'different', 0],
]
for (const [what, one, other, kind, inBoth] of cases) {
  test(`${what}: ${kind}, ${inBoth} in both`, () => {
    assert.deepEqual(compareFingerprints(list(...one), list(...other)), { kind, inBoth })
    assert.deepEqual(compareFingerprints(list(...other), list(...one)), { kind, inBoth })
  })
}

test('order, repeated lines and lines without an NHS number change nothing', () => {
  const numbers = [1, 2, 3, 4].map(exampleNhsNumber)
  const rows = numbers.map((nhsNumber) => ({ nhsNumber }))
  const plain = fingerprintPatientList(rows, keyed('k'))
  const mixed = fingerprintPatientList([...rows.toReversed(), ...rows, { nhsNumber: undefined }], keyed('k'))
  assert.deepEqual(mixed, plain)
  assert.equal(plain.patients, 4)
})

test('beyond 1,024 patients the share is estimated to within 2 % of the list', () => {
  for (const apart of [0, 200, 1_000, 2_500]) {
    const { inBoth } = compareFingerprints(list(0, 10_000), list(apart, 10_000 + apart))
    assert.ok(Math.abs(inBoth - (10_000 - apart)) <= 200, `${inBoth} of ${10_000 - apart}`)
  }
})

test('a fingerprint holds neither a number nor anything that another key would give', () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({ nhsNumber: exampleNhsNumber(index) }))
  const mine = fingerprintPatientList(rows, keyed('one key'))
  const theirs = fingerprintPatientList(rows, keyed('another key'))
  assert.deepEqual(compareFingerprints(mine, theirs), { kind: 'different', inBoth: 0 })
  assert.ok(rows.every(({ nhsNumber }) => !JSON.stringify(mine).includes(nhsNumber)))
})

test('a fingerprint stays small, however long the list', () => {
  assert.equal(list(0, 20_000).sketch.length, 8 * 1_024)
})

test('of short lists the count is exact, whatever they hold', () => {
  const someOf = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 200 })
  fc.assert(
    fc.property(someOf, someOf, (one, other) => {
      const of = (numbers: readonly number[]) =>
        fingerprintPatientList(
          numbers.map((n) => ({ nhsNumber: `patient ${n}` })),
          keyed('secret'),
        )
      assert.equal(
        compareFingerprints(of(one), of(other)).inBoth,
        one.filter((n) => other.includes(n)).length,
      )
    }),
  )
})
