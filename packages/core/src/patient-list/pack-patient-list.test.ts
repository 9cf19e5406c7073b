import { test } from 'node:test'
import assert from 'node:assert/strict'
import { packPatientList, unpackPatientList } from './pack-patient-list.ts'
import type { PatientList } from './patient-list.ts'
import { readPatientList } from './read-patient-list.ts'

const options = { clinicalSystem: 'systmone', today: '2026-11-22', allowTestNumbers: true } as const
const csv = [
  'Recall',
  'NHS Number,Mobile,DOB,Email,Name,Clinic',
  '9990548609,07700 900118,02/11/1968,joe@example.com,Joe Bloggs,"Room 4,\nZoë €"',
  ',,,,,',
  '9990548609.0,O7700 900118,02/11/68,\'joe@example.com,"BLOGGS, Joe",x',
  '9990548609,"07700 900118,02/11/1968,joe@example.com,Joe Bloggs,Room',
  'x,01534 123456,soon,a@example.com b@example.com,,',
].join('\r\n')

const all = ({ rows, cells, ...rest }: PatientList) => ({
  ...rest,
  rows: [...rows],
  cells: Array.from({ length: 10 }, (_, line) => cells(line)),
})

test('a list is the same behind postMessage', async () => {
  const before = all(await readPatientList(csv, options))
  const { packed, transfer } = packPatientList(await readPatientList(csv, options))
  assert.deepEqual(all(unpackPatientList(structuredClone(packed, { transfer }))), before)
  assert.ok(
    transfer.every(({ byteLength }) => byteLength === 0),
    'handed over, not copied',
  )
})

test('a list of patients whom the host has already is the same behind postMessage', async () => {
  const patients = [
    { nhsNumber: '9990548609', notes: 'two\r\nlines, "quoted"' },
    { nhsNumber: '9990548608', notes: ' half a \uD83D letter' },
  ]
  const list = await readPatientList(patients, options)
  assert.equal(list.rows.at(0)?.fields['notes'], 'two\nlines, "quoted"')
  assert.deepEqual(all(unpackPatientList(structuredClone(packPatientList(list).packed))), all(list))
})

test('a list that is not as it was read is refused', async () => {
  const list = await readPatientList(csv, options)
  assert.throws(() => packPatientList({ ...list, rows: [...list.rows] }), TypeError)
})
