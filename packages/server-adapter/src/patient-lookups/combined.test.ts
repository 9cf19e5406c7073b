import assert from 'node:assert/strict'
import test from 'node:test'
import { parseInstant } from '@carebatch/core'
import type { PatientLookup } from '../ports/patient-lookup.ts'
import { patientLookupSuite } from '../testing/patient-lookup-suite.ts'
import { combined } from './combined.ts'
import { patientListLookup } from './patient-list.ts'

type Facts = Awaited<ReturnType<PatientLookup['lookUp']>>[number]

const nhsNumber = '9990548609'
const at = (text: string) => parseInstant(text) ?? assert.fail(text)
const morning = at('2026-11-24T09:00:00.000Z')
const noon = at('2026-11-24T12:00:00.000Z')

const saying = (facts: Partial<Facts>, supports = { maxPerCall: 10, perSecond: 10 }): PatientLookup => ({
  name: 'source',
  supports,
  lookUp: async (_organisation, subjects) =>
    subjects.map((subject) => ({ nhsNumber: subject.nhsNumber, answer: 'found', asOf: noon, ...facts })),
})

patientLookupSuite({
  test,
  make: async () => ({
    lookup: combined(saying({}), patientListLookup()),
    organisation: 'larkfield',
    nhsNumbers: { found: nhsNumber },
  }),
})

async function ask(...sources: readonly [PatientLookup, ...PatientLookup[]]): Promise<Facts | undefined> {
  const [facts] = await combined(...sources).lookUp('larkfield', [{ nhsNumber }], AbortSignal.timeout(1000))
  return facts
}

for (const [what, one, other, expected] of [
  ['the first that found somebody says the details', { phone: '1' }, { phone: '2' }, { phone: '1' }],
  [
    'later ones fill what it left out',
    { phone: '1' },
    { lastName: 'Okafor' },
    { phone: '1', lastName: 'Okafor' },
  ],
  ['a death holds, whoever knows of it', {}, { deceased: {} }, { deceased: {} }],
  ['so does an opt-out', { optedOut: false }, { optedOut: true }, { optedOut: true }],
  ['so does a restriction', { restricted: false }, { restricted: true }, { restricted: true }],
  [
    'registration is the first one’s to say',
    { registeredHere: true },
    { registeredHere: false },
    { registeredHere: true },
  ],
  ['the oldest part says how old it is', { asOf: noon }, { asOf: morning }, { asOf: morning }],
  ['found by one is found', { answer: 'not-found' }, { phone: '2' }, { answer: 'found', phone: '2' }],
  ['nobody knows is not nobody', { answer: 'not-found' }, { answer: 'no-answer' }, { answer: 'no-answer' }],
] as const satisfies readonly (readonly [string, Partial<Facts>, Partial<Facts>, Partial<Facts>])[]) {
  test(what, async () => {
    const facts = await ask(saying(one), saying(other))
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(Object.entries(facts ?? {}).find(([key]) => key === name)?.[1], value, name)
  })
}

test('the tightest limits hold', () => {
  const { supports } = combined(saying({}), saying({}, { maxPerCall: 3, perSecond: 5 }))
  assert.deepEqual(supports, { maxPerCall: 3, perSecond: 5 })
})

test('where one gives no answer at all, nobody knows', async () => {
  const silent: PatientLookup = { ...saying({}), lookUp: () => Promise.reject(new Error('down')) }
  await assert.rejects(ask(saying({}), silent))
})
