import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankHolidays } from './bank-holidays.ts'

/** As published on gov.uk/bank-holidays for England and Wales, substitute days included. */
const published: Readonly<Record<number, string>> = {
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
}

for (const [year, days] of Object.entries(published)) {
  test(`bank holidays of ${year}`, () => {
    assert.deepEqual(
      bankHolidays(Number(year)),
      days.split(' ').map((day) => `${year}-${day}`),
    )
  })
}

test('Christmas Day on a Sunday is kept on the Tuesday, as in 2022', () => {
  assert.deepEqual(bankHolidays(2022).slice(-2), ['2022-12-26', '2022-12-27'])
})

test('1 January on a Sunday is kept on the Monday, as in 2023', () => {
  assert.equal(bankHolidays(2023)[0], '2023-01-02')
})
