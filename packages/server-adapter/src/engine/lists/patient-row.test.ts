import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultSettings, instantFrom, readPatientList, reviewPatientList } from '@carebatch/core'
import { toListRow } from '@carebatch/core/wire'
import { patientRow } from './patient-row.ts'

const options = { clinicalSystem: 'systmone', today: '2026-11-24', allowTestNumbers: true } as const
const list = await readPatientList(
  `NHS Number,Address,Mobile Number,Date of Birth
9990548609,1 High Street,07700 900118,03/02/1961
9990000018,"2 High Street, Leeds",07700 900119,04/02/1961
9990000190,3 High Street, Leeds,07700 900120,05/02/1961
`,
  options,
)
const received = Array.from(list.rows, (row) => patientRow(toListRow(row), true))

test('a row that was received is the row that was read', () => {
  assert.deepEqual(received, [...list.rows])
})

test('the server contacts nobody by a line whose cells may have moved, whatever the look-up says', () => {
  const { byReason } = reviewPatientList({
    rows: received,
    facts: (line) => ({
      nhsNumber: received[line - 2]?.nhsNumber ?? '',
      answer: 'found',
      asOf: instantFrom(0),
      registeredHere: true,
      nhsApp: { account: true, notifications: true },
    }),
    clinicalSystem: 'systmone',
    contactDetailsFromList: false,
    batchType: 'message',
    settings: defaultSettings,
    allowTestNumbers: true,
  })
  assert.deepEqual([...byReason], [['row-ragged', 1]])
})
