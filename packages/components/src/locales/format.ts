/** How values are written for staff. British English in every locale of words: the NHS service manual's forms. */

const zone = 'Europe/London'
const counts = new Intl.NumberFormat('en-GB')
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
// Swedish writes dates as ISO 8601 does.
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long' })
const shortDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})

/** An ISO instant, milliseconds since 1970, or a Date. */
export type Moment = string | number | Date

/** 22 November 2026 */
export const formatDate = (at: Moment): string => day.format(new Date(at))

/** Thursday 26 November 2026 */
export const formatLongDate = (at: Moment): string => `${weekday.format(new Date(at))} ${formatDate(at)}`

/** Thu 26 Nov, for charts only */
export const formatShortDate = (at: Moment): string => shortDay.format(new Date(at)).replace(',', '')

/** 10:31am */
export const formatTime = (at: Moment): string =>
  clock.format(new Date(at)).replace(/\s/g, '').toLowerCase().replace(/^0:/, '12:')

/** 22 November 2026, 10:31am */
export const formatDateAndTime = (at: Moment): string => `${formatDate(at)}, ${formatTime(at)}`

/** Today's moments as 10:31am, others with their date. */
export const formatMoment = (at: Moment, now: Moment): string =>
  formatDate(at) === formatDate(now) ? formatTime(at) : formatDateAndTime(at)

/** As short as is clear in a table: 10:31am today, 24 November, 10:31am this year, with the year before that. */
export function formatNear(at: Moment, now: Moment): string {
  const year = ` ${formatDate(now).slice(-4)}`
  return formatMoment(at, now).replace(`${year},`, ',')
}

/** A calendar date of the form YYYY-MM-DD as 22/11/2026, as in lists: day first. */
export const formatListDate = (date: string): string => date.split('-').reverse().join('/')

/** The calendar date in London as YYYY-MM-DD, for the core's `today` */
export const formatIsoDate = (at: Moment): string => isoDay.format(new Date(at))

/** A time of day of the form HH:MM as 8am or 8:30am. */
export function formatTimeOfDay(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const shown = `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
  return `${shown}${hours < 12 ? 'am' : 'pm'}`
}

/** 1,248 */
export const formatCount = (count: number): string => counts.format(count)

/** 2.5p below a pound, £27.83 from there on */
export function formatPence(pence: number): string {
  if (pence < 100) return `${Math.round(pence * 100) / 100}p`
  return `£${new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(pence / 100)}`
}

/** 999 054 8609; any other text stays as it is */
export const formatNhsNumber = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')

/** 07700 900118 from +447700900118; any other text stays as it is */
export const formatPhoneNumber = (e164: string): string => e164.replace(/^\+44(\d{4})(\d{6})$/, '0$1 $2')
