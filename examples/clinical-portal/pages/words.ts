import type { Channel } from '@carebatch/core'

const numbers = new Intl.NumberFormat('en-GB')
const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' })

export const figure = (count: number): string => numbers.format(count)

/** 24 November 2026, 10:23am */
export function momentInWords(instant: string): string {
  const part = Object.fromEntries(
    moment.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  )
  const half = (part['dayPeriod'] ?? '').toLowerCase()
  return `${part['day']} ${part['month']} ${part['year']}, ${part['hour']}:${part['minute']}${half}`
}

/** Tuesday 24 November 2026, 10:23am */
export const dayAndMoment = (instant: string): string =>
  `${day.format(new Date(instant))} ${momentInWords(instant)}`

/** 999 054 8609 */
export const nhsNumberInWords = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1\u00a0$2\u00a0$3')

/** 07700 900118 */
export const phoneInWords = (e164: string): string => e164.replace(/^\+44(\d{4})(\d{6})$/, '0$1\u00a0$2')

/** Where a copy arrived, as staff write it. */
export const addressInWords = (channel: Channel, to: string): string =>
  ({ email: to, 'nhs-app': nhsNumberInWords(to), sms: phoneInWords(to) })[channel]

export const wayInWords: Readonly<Record<Channel, string>> = {
  email: 'Email',
  'nhs-app': 'NHS App',
  sms: 'Text',
}
