import type { EpochMilliseconds } from '../primitives/instant.ts'

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar date in London as YYYY-MM-DD. By Intl, since `schedule/` would bring a whole time library along. */
export function londonDate(at: EpochMilliseconds): string {
  const [day, month, year] = inLondon.format(at).split('/')
  return `${year}-${month}-${day}`
}
