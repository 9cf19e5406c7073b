import assert from 'node:assert/strict'
import test from 'node:test'
import { patientLookupSuite } from '../testing/patient-lookup-suite.ts'
import { sandboxPatientLookup } from './sandbox.ts'
import { nhsNumberWith } from '../testing/sandbox/nhs-number-with.ts'
import { virtualClock } from '../testing/virtual-clock.ts'

const clock = virtualClock({ start: Date.UTC(2026, 10, 24, 10) })
const signal = new AbortController().signal

patientLookupSuite({
  test,
  make: async () => ({
    lookup: sandboxPatientLookup({ clock }),
    organisation: 'larkfield',
    nhsNumbers: {
      found: '9990548609',
      notFound: '9990548600',
      noAnswer: nhsNumberWith('905'),
      deceased: nhsNumberWith('900'),
    },
  }),
})

async function factsOf(nhsNumber: string, people: Parameters<typeof sandboxPatientLookup>[0]['people'] = []) {
  const [facts] = await sandboxPatientLookup({ clock, people }).lookUp('hawthorn', [{ nhsNumber }], signal)
  assert.ok(facts !== undefined)
  return facts
}

test('anybody with a valid number is found here and alive, with a name, a phone that works, and no date of birth', async () => {
  const { asOf, ...facts } = await factsOf('9990548609')
  assert.equal(asOf, '2026-11-24T10:00:00.000Z')
  assert.deepEqual(facts, {
    nhsNumber: '9990548609',
    answer: 'found',
    registeredHere: true,
    phone: '07700 900710',
    firstName: 'Farah',
    lastName: 'Gupta',
  })
})

test('whoever a list names has no other name made up, so that no list is contradicted by rule', async () => {
  const lookup = sandboxPatientLookup({ clock })
  const [facts] = await lookup.lookUp('larkfield', [{ nhsNumber: '9990548609', lastName: 'Okafor' }], signal)
  assert.deepEqual([facts?.answer, facts?.firstName, facts?.lastName], ['found', undefined, undefined])
})

test('digits 936 to 939 bring a record of somebody else', async () => {
  for (const digits of ['936', '939']) {
    const nhsNumber = nhsNumberWith(digits)
    const [facts] = await sandboxPatientLookup({ clock }).lookUp(
      'larkfield',
      [{ nhsNumber, lastName: 'Okafor' }],
      signal,
    )
    assert.equal(facts?.dateOfBirth, '1901-01-01')
  }
})

test('digits 7 to 9 decide what a look-up by rule meets with', async () => {
  assert.equal((await factsOf(nhsNumberWith('910'))).phone, undefined)
  assert.match((await factsOf(nhsNumberWith('915'))).phone ?? '', /^01632 960\d{3}$/)
  assert.equal((await factsOf(nhsNumberWith('930'))).undelivered?.on, '2026-11-17T10:00:00.000Z')
})

test('the directory comes before the rules', async () => {
  const nhsNumber = nhsNumberWith('900')
  const facts = await factsOf(nhsNumber, [
    {
      nhsNumber,
      firstName: 'Ada',
      phone: '07700 900001',
      dateOfBirth: '1950-02-03',
      registeredElsewhere: true,
    },
  ])
  assert.equal(facts.deceased, undefined)
  assert.deepEqual(
    [facts.firstName, facts.phone, facts.dateOfBirth, facts.registeredHere],
    ['Ada', '07700 900001', '1950-02-03', false],
  )
})
