import { Temporal } from 'temporal-polyfill'
import { instantFrom, type Instant } from '../primitives/instant.ts'

export const timeZone = 'Europe/London'

/**
 * What a date and time on the wall means. `never`: the clocks skip it in spring; `next` is the same reading carried
 * over the gap. `twice`: the clocks go back over it in autumn. `unreadable`: no such date or time.
 */
export type LondonTime =
  | { readonly code: 'once'; readonly instant: Instant }
  | { readonly code: 'never'; readonly next: Instant }
  | { readonly code: 'twice'; readonly first: Instant; readonly second: Instant }
  | { readonly code: 'unreadable' }

/** Reads `{ date: '2026-11-26', time: '09:00' }` as people in the United Kingdom mean it. */
export function londonTime(reading: { readonly date: string; readonly time: string }): LondonTime {
  const wall = wallClock(reading)
  if (wall === undefined) return { code: 'unreadable' }
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.equals(later)) return { code: 'once', instant: instantOf(earlier) }
  return earlier.toPlainDateTime().equals(wall)
    ? { code: 'twice', first: instantOf(earlier), second: instantOf(later) }
    : { code: 'never', next: instantOf(later) }
}

function wallClock({ date, time }: { readonly date: string; readonly time: string }) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return undefined
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`)
  } catch {
    return undefined
  }
}

export function instantOf(moment: Temporal.ZonedDateTime): Instant {
  return instantFrom(moment.epochMilliseconds)
}

export function inLondon(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
}
