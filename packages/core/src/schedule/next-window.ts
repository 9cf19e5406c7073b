import type { Temporal } from 'temporal-polyfill'
import type { Instant } from '../primitives/instant.ts'
import type { BankHolidays } from './bank-holidays.ts'
import { inLondon, instantOf } from './london-time.ts'
import type { SendWindow } from './send-window.ts'
import { whyClosed, whyOutside } from './why-outside.ts'

/** Longest run of closed days is short of 15 even for one weekday a week: Christmas and New Year are 7 days apart. */
const daysToSearch = 28

/**
 * The first moment from `at` on that lies inside the window: `at` itself, or when the window opens next. Undefined
 * where it never opens.
 */
export function nextWindow(at: Instant, sendWindow: SendWindow, holidays: BankHolidays): Instant | undefined {
  const moment = inLondon(at)
  const isInside = (time: Temporal.ZonedDateTime) => whyOutside(time, sendWindow, holidays) === undefined
  if (isInside(moment)) return at
  for (let days = 0; days <= daysToSearch; days += 1) {
    const date = moment.toPlainDate().add({ days })
    if (whyClosed(date, sendWindow, holidays) !== undefined) continue
    const opens = openings(date, moment.timeZoneId, sendWindow).find(
      (time) => time.epochMilliseconds > moment.epochMilliseconds && isInside(time),
    )
    if (opens !== undefined) return instantOf(opens)
  }
  return undefined
}

/**
 * When a window may begin on one day, in order: at midnight (overnight windows), at its hour, and where the clocks
 * change over that hour at the change or an hour later for the second time.
 */
function openings(
  date: Temporal.PlainDate,
  timeZone: string,
  { from }: SendWindow,
): readonly Temporal.ZonedDateTime[] {
  const wall = date.toPlainDateTime(from)
  const midnight = date.toZonedDateTime(timeZone)
  const change = midnight.hoursInDay === 24 ? null : midnight.getTimeZoneTransition('next')
  const times = [
    midnight,
    wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' }),
    wall.toZonedDateTime(timeZone, { disambiguation: 'later' }),
    ...(change === null ? [] : [change]),
  ]
  return times.sort((one, other) => one.epochMilliseconds - other.epochMilliseconds)
}
