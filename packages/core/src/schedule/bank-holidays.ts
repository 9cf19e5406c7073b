import { bankHolidayDates, bankHolidayYears } from './bank-holiday-dates.ts'
import type { Nation } from './nation.ts'

/** The bank holidays of one nation, from published data. */
export interface BankHolidays {
  /** In order, as YYYY-MM-DD. */
  readonly dates: readonly string[]
  /** Of a YYYY-MM-DD; false for every day of a year that is not known. */
  readonly includes: (date: string) => boolean
  /** Whether all bank holidays of a year are known. Past the last one staff are warned. */
  readonly knows: (year: number) => boolean
}

const known = new Map(
  Object.entries(bankHolidayDates).map(([division, years]) => [division, calendar(years)]),
)

/** Published as on gov.uk/bank-holidays, substitute days included; see bank-holiday-dates.ts for source and years. */
export function bankHolidays(nation: Nation): BankHolidays {
  const division = nation === 'england' || nation === 'wales' ? 'england-and-wales' : nation
  return known.get(division) ?? calendar({})
}

function calendar(years: Readonly<Record<string, string>>): BankHolidays {
  const dates = Object.entries(years).flatMap(([year, days]) =>
    days.split(' ').map((day) => `${year}-${day}`),
  )
  const set = new Set(dates)
  return {
    dates,
    includes: (date) => set.has(date),
    knows: (year) => year >= bankHolidayYears.first && year <= bankHolidayYears.last,
  }
}
