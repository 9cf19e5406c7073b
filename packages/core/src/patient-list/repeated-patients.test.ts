import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readPatientList } from './read-patient-list.ts'
import { repeatedPatients } from './repeated-patients.ts'

test('each patient with several lines is one issue, on the first of them', async () => {
  const csv = 'NHS Number\n9990548609\n9990000190\n999 054 8609\nnobody\nnobody\n9990548609\n'
  const { rows } = await readPatientList(csv, { clinicalSystem: 'emis-england', today: '2026-11-22' })
  const repeated = repeatedPatients()
  for (const row of rows) repeated.add(row)
  assert.deepEqual(repeated.issues(), [
    { code: 'patient-repeated', line: 2, column: 'nhsNumber', lines: [4, 7] },
  ])
})
