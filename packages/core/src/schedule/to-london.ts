import type { Instant } from '../primitives/instant.ts'
import { inLondon } from './london-time.ts'

/** A moment as clocks and calendars in London show it; for display and for the fields of a date picker. */
export interface LondonParts {
  /** 2026-11-26 */
  readonly date: string
  /** 09:00 */
  readonly time: string
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  /** ISO: Monday = 1. */
  readonly weekday: number
  /** +00:00 in winter, +01:00 in summer: tells the two readings apart when the clocks go back. */
  readonly offset: string
}

export function toLondon(instant: Instant): LondonParts {
  const moment = inLondon(instant)
  const { year, month, day, hour, minute, offset } = moment
  return {
    date: moment.toPlainDate().toString(),
    time: moment.toPlainTime().toString({ smallestUnit: 'minute' }),
    ...{ year, month, day, hour, minute, offset },
    weekday: moment.dayOfWeek,
  }
}
