import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as z from 'zod/mini'
import { readPatientList } from '../patient-list/read-patient-list.ts'
import { fromListRow, toListRow } from './list-row.ts'
import { listRow } from './patient-lists.ts'

const today = '2026-11-22'
const options = { today, allowTestNumbers: true }
const csv = [
  'NHS Number,Mobile,DOB,Email,Name,Clinic,__proto__',
  '9990548609,07700 900118,02/11/1968,joe@example.com,"BLOGGS, Joe (Mr)",Room 4,x',
  '9990548609,not a number,11/22/1968,nobody,,,',
  ',,,,Ann,,',
  `9990548609,07700 900118,02/11/1968,,${'n'.repeat(150)},${'c'.repeat(2500)},`,
  '9990548609,07700 900118,02/11/1968,joe@example.com,BLOGGS, Joe,Room 4,x',
].join('\n')
const list = await readPatientList(csv, { clinicalSystem: 'systmone', ...options })

for (const row of list.rows) {
  test(`line ${String(row.line)} fits the contract and comes back as it was`, () => {
    const sent: unknown = JSON.parse(JSON.stringify(toListRow(row)))
    const parsed = z.parse(listRow, sent)
    assert.deepEqual(fromListRow(parsed, options).row, row)
  })
}

test('that the cells of a line may have moved goes along, and its contact details do not', () => {
  const row = list.rows.at(-1)
  assert.ok(row)
  const sent = toListRow(row)
  assert.deepEqual(
    [sent.ragged, sent.phone, sent.email, sent.given.phone],
    [true, undefined, undefined, true],
  )
})

test('a heading cannot reach the prototype of a row', () => {
  assert.equal(list.rows.at(0)?.fields['proto'], 'x')
})

test('what staff decided goes along', () => {
  const row = list.rows.at(0)
  assert.ok(row)
  const decision = { leftOut: true, chosen: false, ignoreEmail: true }
  assert.deepEqual(fromListRow(toListRow(row, decision), options).decision, decision)
  assert.deepEqual(Object.keys(toListRow(row)).includes('leftOut'), false)
})

test('a value that does not pass is unreadable, not missing', () => {
  const given = { nhsNumber: false, phone: false, dateOfBirth: false, email: false, name: false }
  const { row } = fromListRow(
    { line: 2, nhsNumber: '9990548608', phone: '+447700900118', email: 'nobody', given, fields: {} },
    { today, allowTestNumbers: false },
  )
  assert.deepEqual([row.nhsNumber, row.phone, row.email], [undefined, undefined, undefined])
  assert.deepEqual(row.given, { nhsNumber: true, phone: true, dateOfBirth: false, email: true, name: false })
})
