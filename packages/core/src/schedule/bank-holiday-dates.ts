/** Where the dates come from; look there each autumn, when a further year has been published. */
export const bankHolidaysSource = 'https://www.gov.uk/bank-holidays'

/** First and last year that are known whole. */
export const bankHolidayYears = { first: 2026, last: 2028 } as const

/**
 * Bank holidays with their substitute days, MM-DD by year. By statute (Banking and Financial Dealings Act 1971,
 * schedule 1; St Andrew's Day Bank Holiday (Scotland) Act 2007) and yearly proclamation; 15 June 2026 was proclaimed
 * for Scotland alone. The test works the statutory days out by rule, so that a slip of the pen shows.
 */
export const bankHolidayDates = {
  'england-and-wales': {
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  },
  scotland: {
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
  },
  'northern-ireland': {
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
  },
} as const
