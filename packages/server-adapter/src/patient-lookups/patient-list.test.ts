import assert from 'node:assert/strict'
import test from 'node:test'
import { patientLookupSuite } from '../testing/patient-lookup-suite.ts'
import { patientListLookup } from './patient-list.ts'

patientLookupSuite({
  test,
  make: async () => ({
    lookup: patientListLookup(),
    organisation: 'larkfield',
    nhsNumbers: { found: '9990548609' },
  }),
})

test('nothing is said that nobody knows', async () => {
  const lookup = patientListLookup({ real: () => Date.UTC(2026, 10, 24, 10) })
  const subject = { nhsNumber: '9990548609', lastName: 'Okafor', dateOfBirth: '1961-03-14' }
  assert.deepEqual(await lookup.lookUp('larkfield', [subject], AbortSignal.timeout(1000)), [
    { nhsNumber: '9990548609', answer: 'found', asOf: '2026-11-24T10:00:00.000Z' },
  ])
})
