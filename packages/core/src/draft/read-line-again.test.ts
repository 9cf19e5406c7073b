import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systmOne } from '../clinical-systems/systmone.ts'
import type { Column } from '../clinical-systems/column.ts'
import { readPatientList } from '../patient-list/read-patient-list.ts'
import { readLineAgain } from './read-line-again.ts'

const options = { clinicalSystem: systmOne, today: '2026-11-24', allowTestNumbers: true }

const text = `Recall list of Monday
NHS Number,Mobile Number,Date of Birth,Note
999 054 8609,not a number,03/02/1961,"says ""call me"", twice"
`

const list = await readPatientList(text, options)
const again = (column: Column, cell: string) =>
  readLineAgain(list, { line: 3, column, text: cell }, options, readPatientList)

test('a corrected cell keeps the line of the file, and takes its issue away', async () => {
  assert.deepEqual(
    list.issues.map(({ line, column }) => [line, column]),
    [[3, 'phone']],
  )
  const { row, issues } = await again('phone', '07700 900118')
  assert.equal(row.line, 3)
  assert.equal(row.phone?.e164, '+447700900118')
  assert.deepEqual(issues, [])
})

test('a wrong correction is an issue of the same line', async () => {
  const { row, issues } = await again('dateOfBirth', '31/02/1961')
  assert.equal(row.dateOfBirth, undefined)
  assert.deepEqual(
    issues.map(({ line, column }) => [line, column]),
    [
      [3, 'phone'],
      [3, 'dateOfBirth'],
    ],
  )
})

test('quotation marks and commas of other cells stay as they are', async () => {
  const { row } = await again('phone', '07700 900118')
  assert.equal(row.fields['Note'], 'says "call me", twice')
})

test('a column that the file does not have is added for this line', async () => {
  const { row } = await again('email', 'anthony@example.com')
  assert.equal(row.email, 'anthony@example.com')
  assert.equal(row.fields['Note'], 'says "call me", twice')
})
