import { test } from 'node:test'
import assert from 'node:assert/strict'
import { isOnCalendar, splitDate } from './calendar-date.ts'

test('a year of two digits is told from one of four', () => {
  assert.deepEqual(splitDate('02/11/68'), { day: 2, month: 11, year: 68, yearDigits: 2 })
  assert.deepEqual(splitDate('2 Nov 68'), { day: 2, month: 11, year: 68, yearDigits: 2 })
  assert.deepEqual(splitDate('02/11/0068'), { day: 2, month: 11, year: 68, yearDigits: 4 })
})

test('a date that the calendar does not have is still taken apart', () => {
  const date = splitDate('31/02/1968')
  assert.deepEqual(date, { day: 31, month: 2, year: 1968, yearDigits: 4 })
  assert.equal(date && isOnCalendar(date), false)
})

test('three letters are enough for a month, two are not', () => {
  assert.equal(splitDate('2 Jun 1968')?.month, 6)
  assert.equal(splitDate('2 Jul 1968')?.month, 7)
  assert.equal(splitDate('2 Ju 1968'), undefined)
})
