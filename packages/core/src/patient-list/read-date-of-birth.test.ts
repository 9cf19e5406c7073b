import { test } from 'node:test'
import assert from 'node:assert/strict'
import { issueOf } from './issue-of.fixtures.ts'
import { readDateOfBirth } from './read-date-of-birth.ts'

const options = { today: '2026-11-22' }

const read: readonly (readonly [text: string, date: string, code?: string, to?: string])[] = [
  ['02/11/1968', '1968-11-02'],
  ['04/05/1974', '1974-05-04'],
  ['02/11/68', '1968-11-02', 'two-digit-year-completed', '02/11/1968'],
  ['2-Nov-68', '1968-11-02', 'two-digit-year-completed', '2-Nov-1968'],
  ['01-01-70', '1970-01-01', 'two-digit-year-completed', '01-01-1970'],
  ['02/11/68 00:00', '1968-11-02', 'two-digit-year-completed', '02/11/1968 00:00'],
  ['21/11/06', '2006-11-21', 'two-digit-year-completed', '21/11/2006'],
  ['23/11/26', '1926-11-23', 'two-digit-year-completed', '23/11/1926'],
  ['29/02/00', '2000-02-29', 'two-digit-year-completed', '29/02/2000'],
  ['O2/11/1968', '1968-11-02', 'letter-o-for-zero', '02/11/1968'],
  ['="02/11/1968"', '1968-11-02', 'excel-formula-removed', '02/11/1968'],
  ["'02/11/1968", '1968-11-02', 'leading-apostrophe-removed', '02/11/1968'],
]

for (const [text, date, code, to] of read) {
  test(`${text} is ${date}${code ? ` after ${code}` : ''}`, () => {
    assert.deepEqual(readDateOfBirth(text, options), {
      value: date,
      repairs: code ? [{ code, from: text, to }] : [],
    })
  })
}

const issues: readonly (readonly [text: string, code: string, suggestion?: string])[] = [
  ['22/11/06', 'date-of-birth-two-centuries'],
  ['22/11/26', 'date-of-birth-two-centuries'],
  ['05/03/12', 'date-of-birth-two-centuries'],
  ['31/02/1968', 'date-of-birth-impossible'],
  ['31/02/68', 'date-of-birth-impossible'],
  ['29/02/67', 'date-of-birth-impossible'],
  ['11/22/1968', 'date-of-birth-impossible', '22/11/1968'],
  ['23/11/2026', 'date-of-birth-in-future'],
  ['31/12/1899', 'date-of-birth-before-1900'],
  ['25144', 'date-of-birth-excel-serial', '02/11/1968'],
  ['25144.0', 'date-of-birth-excel-serial', '02/11/1968'],
  ['99999', 'date-of-birth-excel-serial'],
  ['1968', 'date-of-birth-unreadable'],
  ['02/11/1968 (58)', 'date-of-birth-unreadable'],
  ['unknown', 'date-of-birth-unreadable'],
]

for (const [text, code, suggestion] of issues) {
  test(`${text} is ${code}${suggestion ? `, perhaps ${suggestion}` : ''}`, () => {
    assert.deepEqual(issueOf(readDateOfBirth(text, options)), { code, suggestion })
  })
}

test('on 29 February the oldest age is still 120 years', () => {
  const leapDay = { today: '2024-02-29' }
  assert.deepEqual(issueOf(readDateOfBirth('28/02/04', leapDay)).code, 'read')
  assert.deepEqual(issueOf(readDateOfBirth('29/02/04', leapDay)).code, 'date-of-birth-two-centuries')
})
