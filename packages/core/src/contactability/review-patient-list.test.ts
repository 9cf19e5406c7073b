import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { message } from '../batch-types/message.ts'
import { emisEngland } from '../clinical-systems/emis-england.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import { contactabilityReasons } from './contactability-reasons.ts'
import { defineContactabilityReason } from './contactability-reason.ts'
import {
  asOf,
  exampleFacts,
  exampleNhsNumber,
  exampleReview,
  exampleRow,
  type ExampleCells,
} from './example-rows.fixtures.ts'
import { notUkPhoneNumber } from './not-uk-phone-number.ts'
import type { RowDecision } from './patient-list-review.ts'
import type { ReviewInput } from './review-input.ts'
import { reviewPatientList } from './review-patient-list.ts'

const app = { account: true, notifications: true }

function review(rows: readonly PatientRow[], input: Partial<ReviewInput> = {}) {
  return reviewPatientList({ ...exampleReview, rows, ...input })
}

function reasons(rows: readonly PatientRow[], decisions: Readonly<Record<number, RowDecision>> = {}) {
  return review(rows, { decisions: (line) => decisions[line] }).patients.map(({ reason }) => reason)
}

const repeated = 'patient-repeated'
const line2 = exampleRow({ line: 2 })
const line3 = exampleRow({ line: 3 })
const otherPhone = exampleRow({ line: 4, phone: '07700 900231' })

test('of identical lines the first is kept', () => {
  assert.deepEqual(reasons([line2, line3]), [undefined, repeated])
})

test('case and spaces of a name do not make two lines differ', () => {
  const shouting = exampleRow({ line: 3, name: { full: 'JOE  BLOGGS' } })
  assert.deepEqual(reasons([line2, shouting]), [undefined, repeated])
})

const differences: readonly ExampleCells[] = [
  { phone: '07700 900231' },
  { phone: '' },
  { dateOfBirth: '1971-04-14' },
  { email: 'joe@example.com' },
  { name: { full: 'Ann Bloggs' } },
  { fields: { Appointment: '9am' } },
]
for (const cells of differences) {
  test(`of lines that differ in ${Object.keys(cells).join()} none is sent`, () => {
    assert.deepEqual(reasons([line2, exampleRow({ line: 3, ...cells })]), [repeated, repeated])
  })
}

test('of lines that differ the one that staff chose is sent', () => {
  assert.deepEqual(reasons([line2, line3, otherPhone], { 4: { chosen: true } }), [
    repeated,
    repeated,
    undefined,
  ])
})

test('two chosen lines of one patient are still one message', () => {
  const chosen = { 2: { chosen: true }, 4: { chosen: true } }
  assert.deepEqual(reasons([line2, otherPhone], chosen), [undefined, repeated])
})

test('a line that is left out no longer stands against the other', () => {
  assert.deepEqual(reasons([line2, otherPhone], { 2: { leftOut: true } }), ['left-out', undefined])
})

test('lines without a valid NHS number are not taken for one patient', () => {
  const unknown = [exampleRow({ line: 2, nhsNumber: '' }), exampleRow({ line: 3, nhsNumber: '' })]
  assert.deepEqual(reasons(unknown), ['nhs-number-invalid', 'nhs-number-invalid'])
})

test('a plan holds the NHS App first and the text after the hours of the organisation', () => {
  const [patient] = review([line2], { facts: () => exampleFacts({ nhsApp: app }) }).patients
  assert.deepEqual(patient?.plan, [
    { channel: 'nhs-app', address: '9990548609', fallbackAfterMs: 24 * 3_600_000 },
    { channel: 'sms', address: '+447700900118' },
  ])
})

const hours: readonly (readonly [string, Partial<ReviewInput>, number])[] = [
  ['the organisation', {}, 24],
  ['the batch type', { batchType: { ...message, fallbackAfterHours: 3 } }, 3],
  ['the batch', { batchType: { ...message, fallbackAfterHours: 3 }, fallbackAfterHours: 4 }, 4],
]
for (const [who, input, expected] of hours) {
  test(`${who} decides that the text follows after ${expected} hours`, () => {
    const [patient] = review([line2], { facts: () => exampleFacts({ nhsApp: app }), ...input }).patients
    assert.equal(patient?.plan?.[0].fallbackAfterMs, expected * 3_600_000)
  })
}

test('no text follows to a number that is likely to fail', () => {
  const [patient] = review([line2], {
    facts: () => exampleFacts({ nhsApp: app, undelivered: { on: asOf } }),
    settings: { skipLikelyToFail: true, fallbackAfterHours: 24 },
  }).patients
  assert.deepEqual(patient?.plan, [{ channel: 'nhs-app', address: '9990548609' }])
})

test('no text follows to an island number where the organisation leaves these out', () => {
  const [patient] = review([exampleRow({ phone: '07624 412345' })], {
    facts: () => exampleFacts({ nhsApp: app }),
    settings: { ...exampleReview.settings, islandNumbers: 'leave-out' },
  }).patients
  assert.deepEqual(patient?.plan, [{ channel: 'nhs-app', address: '9990548609' }])
})

test('EMIS in England takes phone, name and date of birth from the look-up, and email from the list', () => {
  const facts = exampleFacts({ phone: '07700 900231', firstName: 'Josephine', lastName: 'Blake' })
  const row = exampleRow({ email: '', dateOfBirth: '', name: { full: '' } })
  const [patient] = review([row], { clinicalSystem: emisEngland, facts: () => facts }).patients
  assert.equal(patient?.phone?.e164, '+447700900231')
  assert.deepEqual([patient?.firstName, patient?.lastName], ['Josephine', 'Blake'])
  assert.deepEqual(patient?.plan, [{ channel: 'sms', address: '+447700900231' }])
})

test('an EMIS list with its own details is believed before the look-up', () => {
  const facts = exampleFacts({ phone: '07700 900231', firstName: 'Josephine' })
  const input = { clinicalSystem: emisEngland, contactDetailsFromList: true, facts: () => facts }
  const [patient] = review([line2], input).patients
  assert.equal(patient?.phone?.e164, '+447700900118')
  assert.equal(patient?.firstName, 'Joe')
})

test('a number of the fiction range from a look-up counts in test mode only', () => {
  const input = { clinicalSystem: emisEngland, allowTestNumbers: false }
  assert.equal(review([line2], input).patients.at(0)?.reason, 'not-uk-phone-number')
})

test('a mobile of two patients names the line of the other', () => {
  const other = exampleRow({ line: 3, nhsNumber: exampleNhsNumber(7) })
  const shared = review([line2, other, exampleRow({ line: 4 })]).patients
  assert.deepEqual(
    shared.map(({ sharesMobileWith }) => sharesMobileWith),
    [[3], [2], [3]],
  )
})

test('a line that is left out shares its mobile with nobody', () => {
  const other = exampleRow({ line: 3, nhsNumber: exampleNhsNumber(7) })
  const { patients } = review([line2, other], { decisions: (line) => ({ leftOut: line === 3 }) })
  assert.ok([...patients].every(({ sharesMobileWith }) => sharesMobileWith.length === 0))
})

test('clinical system and batch type may be named by their codes', () => {
  const named = review([line2], { clinicalSystem: 'emis-wales', batchType: 'message' })
  assert.equal(named.contactable, 1)
})

test('neither a landline nor lines of one patient share a mobile', () => {
  const landline = { phone: '01632 960155' }
  const rows = [
    exampleRow(landline),
    exampleRow({ ...landline, line: 3, nhsNumber: exampleNhsNumber(7) }),
    exampleRow({ line: 4, nhsNumber: exampleNhsNumber(8) }),
    exampleRow({ line: 5, nhsNumber: exampleNhsNumber(8) }),
  ]
  assert.ok([...review(rows).patients].every(({ sharesMobileWith }) => sharesMobileWith.length === 0))
})

test('a number that a whole list shares names 10 lines and stays quick', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) =>
    exampleRow({ line: index + 2, nhsNumber: index < 19_000 ? '9990548609' : exampleNhsNumber(index) }),
  )
  const { patients } = review(rows)
  assert.equal(patients.at(0)?.sharesMobileWith.length, 10)
  assert.equal(patients.at(-1)?.sharesMobileWith.length, 10)
})

test("a host's own reason is asked in its place", () => {
  const tooYoung = defineContactabilityReason({
    code: 'under-16',
    title: 'Under 16',
    applies: ({ nhsNumber }) => nhsNumber.given,
  })
  const input = { reasons: [tooYoung, ...contactabilityReasons], facts: () => exampleFacts({ deceased: {} }) }
  assert.deepEqual([...review([line2], input).byReason], [['under-16', 1]])
})

test('a list of reasons with a hole lets nobody through who cannot be reached', () => {
  const { patients, contactable } = review([exampleRow({ phone: '01632 960155' })], { reasons: [] })
  assert.equal(patients.at(0)?.reason, 'contact-details-not-provided')
  assert.equal(contactable, 0)
})

test('a number that was not given is never called unreadable, whatever reason is asked first', () => {
  const reasons = [notUkPhoneNumber]
  assert.deepEqual(
    [...review([exampleRow({ phone: '' })], { reasons }).byReason.keys()],
    ['contact-details-not-provided'],
  )
})

test('a batch type without texts reaches nobody without the NHS App', () => {
  const batchType = { ...message, channels: ['nhs-app'] } as const
  assert.equal(review([line2], { batchType }).contactable, 0)
})

test('reasons are counted in the order of seriousness', () => {
  const rows = [exampleRow({ line: 2, phone: '' }), exampleRow({ line: 3, nhsNumber: '' })]
  assert.deepEqual([...review(rows).byReason.keys()], ['nhs-number-invalid', 'contact-details-not-provided'])
})

const anyRow = fc
  .record({
    patient: fc.integer({ min: 0, max: 5 }),
    phone: fc.constantFrom('', '07700 900118', '07700 900231', '01632 960155', 'see notes'),
    email: fc.constantFrom('', 'joe@example.com', 'joe@example,com'),
  })
  .map(({ patient, ...cells }) => ({ ...cells, nhsNumber: patient === 0 ? '' : exampleNhsNumber(patient) }))

test('whatever the list: one plan or one reason each, counts that add up, and no patient twice', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), fc.infiniteStream(fc.boolean()), (list, coins) => {
      const rows = list.map((cells, index) => exampleRow({ line: index + 2, ...cells }))
      const decisions = new Map(rows.map(({ line }) => [line, { chosen: coins.next().value }]))
      const found = review(rows, {
        decisions: (line) => decisions.get(line),
        facts: (line) => exampleFacts({ nhsApp: line % 2 === 0 ? app : undefined }),
      })
      const planned = found.patients.filter(({ plan }) => plan !== undefined)
      assert.ok(
        [...found.patients].every(({ plan, reason }) => (plan === undefined) !== (reason === undefined)),
      )
      assert.equal(found.contactable, planned.length)
      assert.equal(found.contactable + found.notContactable, rows.length)
      assert.equal(new Set(planned.map(({ row }) => row.nhsNumber)).size, planned.length)
      const reasonSum = [...found.byReason.values()].reduce((sum, count) => sum + count, 0)
      assert.equal(reasonSum, found.notContactable)
    }),
  )
})
