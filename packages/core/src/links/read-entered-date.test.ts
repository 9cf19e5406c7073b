import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEnteredDate } from './read-entered-date.ts'

const today = '2026-11-23'
const all = ['day', 'month', 'year']

const dates = [
  [['31', '3', '1980'], '1980-03-31'],
  [[' 05 ', '03', '1980'], '1980-03-05'],
  [['29', '2', '2024'], '2024-02-29'],
  [['23', '11', '2026'], '2026-11-23'],
] as const
for (const [[day, month, year], date] of dates) {
  test(`${day}/${month}/${year} is read as ${date}`, () =>
    assert.equal(readEnteredDate({ day, month, year }, { today }), date))
}

const problems = [
  [['', '', ''], 'date-missing', all],
  [['  ', '', ''], 'date-missing', all],
  [['', '3', '1980'], 'part-missing', ['day']],
  [['31', '', ''], 'part-missing', ['month', 'year']],
  [['31', '3', '80'], 'year-too-short', ['year']],
  [['30', '2', '1980'], 'date-impossible', all],
  [['29', '2', '2023'], 'date-impossible', all],
  [['3', '31', '1980'], 'date-impossible', all],
  [['x', '3', '1980'], 'date-impossible', ['day']],
  [['1', '3', '19800'], 'date-impossible', ['year']],
  [['1', '3', '1899'], 'date-impossible', all],
  [['24', '11', '2026'], 'date-in-future', all],
] as const
for (const [[day, month, year], code, fields] of problems) {
  test(`"${day}" "${month}" "${year}" is no try: ${code}`, () =>
    assert.deepEqual(readEnteredDate({ day, month, year }, { today }), { code, fields }))
}
