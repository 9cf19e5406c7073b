import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isCareBatchError } from '../errors.ts'
import { formatDate, parseDateOfBirth, parseIsoDate } from './date-of-birth.ts'

const today = '2026-11-22'

const spellings: readonly string[] = [
  '1968-11-02',
  '1968-11-02T00:00:00',
  '1968/11/02',
  '02/11/1968',
  '2/11/1968',
  '02-11-1968',
  '02.11.1968',
  '2 Nov 1968',
  '02-Nov-1968',
  '02 November 1968',
  '2nd November 1968',
  '02NOV1968',
  ' 02/11/1968 ',
  '02/11/1968 00:00',
  '02/11/1968 00:00:00',
  '\uFEFF02/11/\u200B1968',
  '2\u00A0Nov\u00A01968',
]

for (const text of spellings) {
  test(`${JSON.stringify(text)} is 2 November 1968`, () => {
    assert.equal(parseDateOfBirth(text, { today }), '1968-11-02')
  })
}

const others: readonly (readonly [text: string, date: string])[] = [
  ['04/05/1974', '1974-05-04'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2000', '2000-02-29'],
  ['01/01/1900', '1900-01-01'],
  ['22/11/2026', '2026-11-22'],
  ['1 Sept 1950', '1950-09-01'],
]

for (const [text, date] of others) {
  test(`${text} is ${date}`, () => assert.equal(parseDateOfBirth(text, { today }), date))
}

const refused: readonly (readonly [text: string, why: string])[] = [
  ['', 'nothing'],
  ['11/22/1968', 'there is no month 22: never month first'],
  ['31/04/1968', 'April has 30 days'],
  ['29/02/1900', '1900 was no leap year'],
  ['29/02/2023', '2023 was no leap year'],
  ['00/11/1968', 'no day 0'],
  ['02/00/1968', 'no month 0'],
  ['23/11/2026', 'tomorrow'],
  ['31/12/1899', 'before 1900'],
  ['02/11/68', 'a year of two digits is damage, not formatting'],
  ['02/11-1968', 'mixed separators'],
  ['25144', 'a day number of a spreadsheet'],
  ['19681102', 'might be two things'],
  ['1968', 'a year'],
  ['Nov 1968', 'no day'],
  ['2 Foo 1968', 'no month'],
  ['2 Ju 1968', 'June or July'],
  ['02/11/1968 10:30', 'a time of birth is not a date'],
  ['1968-11-02T00:00:00Z', 'an instant may be another day here'],
  ['02/11/1968 (58)', 'text beside a date'],
]

for (const [text, why] of refused) {
  test(`${JSON.stringify(text)} is refused: ${why}`, () => {
    assert.equal(parseDateOfBirth(text, { today }), undefined)
  })
}

for (const wrong of ['', '22/11/2026', '2026-11-22T10:00:00Z', 'today']) {
  test(`today cannot be ${JSON.stringify(wrong)}`, () => {
    assert.throws(
      () => parseDateOfBirth('02/11/1968', { today: wrong }),
      (error) => isCareBatchError(error) && error.code === 'today-invalid',
    )
  })
}

test('a date is shown in full', () => {
  const date = parseIsoDate('2026-11-02')
  assert.ok(date)
  assert.equal(formatDate(date), '2 November 2026')
})

const born = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('every day from 1900 to today can be read in every order that is taken, and shown, and read again', () => {
  fc.assert(
    fc.property(born, (iso) => {
      const [year = '', month = '', day = ''] = iso.split('-')
      for (const sign of ['/', '-', '.'])
        assert.equal(parseDateOfBirth([day, month, year].join(sign), { today }), iso)
      const date = parseDateOfBirth(iso, { today })
      assert.ok(date)
      assert.equal(parseDateOfBirth(formatDate(date), { today }), iso)
    }),
  )
})

test('agrees with the calendar of the platform on any three numbers', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(14), fc.integer({ min: 1900, max: 2025 }), (day, month, year) => {
      const date = new Date(Date.UTC(year, month - 1, day))
      const exists = date.getUTCDate() === day && date.getUTCMonth() === month - 1
      const read = parseDateOfBirth(`${String(day)}/${String(month)}/${String(year)}`, { today })
      assert.equal(read, exists ? date.toISOString().slice(0, 10) : undefined)
    }),
  )
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDateOfBirth(text, { today })))
})
