import type { Temporal } from 'temporal-polyfill'
import { instantFrom, toMilliseconds, type Instant } from '../primitives/instant.ts'
import { bankHolidays } from './bank-holidays.ts'
import { inLondon, instantOf } from './london-time.ts'
import { nextWindow } from './next-window.ts'
import type { SendHours } from './send-window.ts'
import { whyClosed } from './why-outside.ts'

const hour = 60 * 60 * 1000

/** No schedule runs longer than this from its start: an organisation's facts and plans do not keep. */
const longestInDays = 366

/** Times at which one part of a list after the other may leave, first to last; ends a year after the start. */
export type Departures = Generator<Instant, undefined>

/** A moment, or the opening of the next window where messages outside are held. A window that never opens holds nobody. */
export function held(at: Instant, hours: SendHours | undefined): Instant {
  if (hours?.holdOutsideWindow !== true) return at
  return nextWindow(at, hours.sendWindow, bankHolidays(hours.nation)) ?? at
}

/**
 * Each day at the same London wall-clock time, so 24 hours apart but for the days on which the clocks change. Counted
 * from the first day each time: a time that the clocks skip once is carried over the gap on that day only. Where
 * messages are held, closed days are passed over, so that no day takes the patients of two.
 */
export function* daily(start: Instant, hours: SendHours | undefined): Departures {
  const first = inLondon(start)
  let lastDate = ''
  for (let day = 0; day <= longestInDays; day += 1) {
    const moment = first.add({ days: day })
    if (isPassedOver(moment, hours)) continue
    const at = held(instantOf(moment), hours)
    const date = inLondon(at).toPlainDate().toString()
    if (date <= lastDate) continue
    lastDate = date
    yield at
  }
  return undefined
}

/** 60 minutes apart, whatever the clocks do. Where messages are held, the next hour after closing is the next opening. */
export function* hourly(start: Instant, hours: SendHours | undefined): Departures {
  const end = toMilliseconds(start) + longestInDays * 24 * hour
  let at = held(start, hours)
  while (toMilliseconds(at) <= end) {
    yield at
    at = held(instantFrom(toMilliseconds(at) + hour), hours)
  }
  return undefined
}

function isPassedOver(moment: Temporal.ZonedDateTime, hours: SendHours | undefined): boolean {
  if (hours?.holdOutsideWindow !== true || hours.sendWindow.weekdays.length === 0) return false
  return whyClosed(moment.toPlainDate(), hours.sendWindow, bankHolidays(hours.nation)) !== undefined
}
