import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankHolidayYears } from './bank-holiday-dates.ts'
import { statutoryHolidays } from './bank-holiday-rules.fixtures.ts'
import { bankHolidays } from './bank-holidays.ts'
import { nations } from './nation.ts'

const onlyProclaimedOnce: Readonly<Record<string, readonly string[]>> = { scotland: ['2026-06-15'] }

const years = Array.from(
  { length: bankHolidayYears.last - bankHolidayYears.first + 1 },
  (_, index) => bankHolidayYears.first + index,
)

for (const nation of nations) {
  test(`the data of ${nation} is the statute and what was proclaimed once`, () => {
    const statutory = years.flatMap((year) => statutoryHolidays(nation, year))
    const expected = [...statutory, ...(onlyProclaimedOnce[nation] ?? [])].sort()
    assert.deepEqual(bankHolidays(nation).dates, expected)
  })
}

/** As published for years that are over, so that the rules themselves are held against something. */
const published = [
  ['england', 2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  ['england', 2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
  ['wales', 2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
  ['scotland', 2021, '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28'],
  ['scotland', 2024, '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26'],
  ['northern-ireland', 2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
] as const
for (const [nation, year, days] of published) {
  test(`the rules give ${nation} what was published for ${year}`, () => {
    assert.deepEqual(
      statutoryHolidays(nation, year),
      days.split(' ').map((day) => `${year}-${day}`),
    )
  })
}

test('St Patrick and 2 January are holidays in one nation only', () => {
  const having = (date: string) => nations.filter((nation) => bankHolidays(nation).includes(date))
  assert.deepEqual(having('2027-03-17'), ['northern-ireland'])
  assert.deepEqual(having('2026-01-02'), ['scotland'])
  assert.deepEqual(having('2027-12-28'), nations)
})

test('past the last year nothing is a holiday, and that is said', () => {
  const { knows, includes } = bankHolidays('england')
  assert.deepEqual([2025, 2026, 2028, 2029].map(knows), [false, true, true, false])
  assert.equal(includes('2029-12-25'), false)
})
