import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant } from '@carebatch/core'
import type { PatientLookup } from '../ports/patient-lookup.ts'
import { failingCases } from './failing-cases.fixtures.ts'
import { patientLookupSuite, type PatientLookupSubject } from './patient-lookup-suite.ts'

type LookUp = PatientLookup['lookUp']
type Facts = Awaited<ReturnType<LookUp>>

const nhsNumbers = {
  found: '9990548609',
  notFound: '9990000018',
  noAnswer: '9990000026',
  deceased: '9990000034',
}
const asOf = parseInstant('2026-11-24T10:00:00.000Z') ?? assert.fail()

const right: LookUp = async (_organisation, subjects) =>
  subjects.map(({ nhsNumber }) => {
    if (nhsNumber === nhsNumbers.notFound) return { nhsNumber, asOf, answer: 'not-found' }
    if (nhsNumber === nhsNumbers.noAnswer) return { nhsNumber, asOf, answer: 'no-answer' }
    return { nhsNumber, asOf, answer: 'found', ...(nhsNumber === nhsNumbers.deceased && { deceased: {} }) }
  })

const subject = (fault: Partial<PatientLookup>) => async (): Promise<PatientLookupSubject> => ({
  lookup: { name: 'memory', supports: { maxPerCall: 10, perSecond: 5 }, lookUp: right, ...fault },
  organisation: 'larkfield',
  nhsNumbers,
})

const answering = (change: (facts: Facts) => Facts): Partial<PatientLookup> => ({
  lookUp: async (...asked) => change(await right(...asked)),
})
const each = (change: (facts: Facts[number]) => Facts[number]) => answering((facts) => facts.map(change))

const faults: Readonly<Record<string, Partial<PatientLookup>>> = {
  'finds everybody': each((facts) => ({ ...facts, answer: 'found' })),
  'finds nobody': each((facts) => ({ ...facts, answer: 'not-found' })),
  'takes "nobody knows" for "there is nobody"': each((facts) =>
    facts.answer === 'no-answer' ? { ...facts, answer: 'not-found' } : facts,
  ),
  'takes "there is nobody" for "nobody knows"': each((facts) =>
    facts.answer === 'not-found' ? { ...facts, answer: 'no-answer' } : facts,
  ),
  'rejects the whole call for one that is not found': {
    lookUp: async (...asked) => {
      const facts = await right(...asked)
      if (facts.some(({ answer }) => answer === 'not-found')) throw new Error('404')
      return facts
    },
  },
  'leaves out who is not found': answering((facts) => facts.filter(({ answer }) => answer !== 'not-found')),
  'leaves out who it cannot say anything of': answering((facts) =>
    facts.filter(({ answer }) => answer !== 'no-answer'),
  ),
  'answers in an order of its own': answering((facts) =>
    facts.toSorted((one, other) => other.nhsNumber.localeCompare(one.nhsNumber)),
  ),
  'answers for the first only': answering((facts) => facts.slice(0, 1)),
  'answers the same number once': answering((facts) => [
    ...new Map(facts.map((it) => [it.nhsNumber, it])).values(),
  ]),
  'writes numbers with spaces': each((facts) => ({
    ...facts,
    nhsNumber: facts.nhsNumber.replace(/^(...)(...)/, '$1 $2 '),
  })),
  'answers under another number': each((facts) => ({ ...facts, nhsNumber: '9990000042' })),
  'leaves the date out': each((facts) => ({ ...facts, asOf: '' as typeof asOf })),
  'dates in words': each((facts) => ({ ...facts, asOf: '24 November 2026' as typeof asOf })),
  'forgets who has died': each(({ deceased: _, ...facts }) => facts),
  'takes nobody a call': { supports: { maxPerCall: 0, perSecond: 5 } },
  'takes half a patient a call': { supports: { maxPerCall: 0.5, perSecond: 5 } },
  'lets nothing through': { supports: { maxPerCall: 10, perSecond: 0 } },
}

test('the patient look-up suite passes one that is right', async () => {
  assert.deepEqual(await failingCases(patientLookupSuite, subject({})), [])
})

for (const [fault, broken] of Object.entries(faults)) {
  test(`the patient look-up suite catches one that ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(patientLookupSuite, subject(broken)), [])
  })
}
