const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in London, as YYYY-MM-DD. */
export const londonDay = (at: number): string => format.format(at)
