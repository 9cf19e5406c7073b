import type { Temporal } from 'temporal-polyfill'
import type { Instant } from '../primitives/instant.ts'
import { bankHolidays } from './bank-holidays.ts'
import { inLondon, instantOf } from './london-time.ts'

/** When an organisation likes to be called back; the part of its settings that says so. London time. */
export interface SendWindow {
  /** ISO numbers, Monday = 1. */
  readonly weekdays: readonly number[]
  /** 08:00; the first minute inside. */
  readonly from: string
  /** 18:00; the first minute outside. Up to 00:00 means until midnight, the same as `from` all day. */
  readonly until: string
}

/** Outside, `opensAt` is when the window opens next; missing where no weekday is allowed. */
export type SendWindowCheck =
  | { readonly inside: true }
  | {
      readonly inside: false
      readonly why: 'weekday' | 'bank-holiday' | 'hours'
      readonly opensAt?: Instant
    }

/** Whether a message would leave within the organisation's hours. Outside warns and asks; it forbids nothing. */
export function checkSendWindow(instant: Instant, sendWindow: SendWindow): SendWindowCheck {
  const moment = inLondon(instant)
  const why = whyClosed(moment.toPlainDate(), sendWindow) ?? whyOutsideHours(moment, sendWindow)
  if (why === undefined) return { inside: true }
  const opens = nextOpening(moment, sendWindow)
  return opens === undefined ? { inside: false, why } : { inside: false, why, opensAt: instantOf(opens) }
}

function whyClosed(
  date: Temporal.PlainDate,
  { weekdays }: SendWindow,
): 'weekday' | 'bank-holiday' | undefined {
  if (!weekdays.includes(date.dayOfWeek)) return 'weekday'
  return bankHolidays(date.year).includes(date.toString()) ? 'bank-holiday' : undefined
}

function whyOutsideHours(moment: Temporal.ZonedDateTime, { from, until }: SendWindow): 'hours' | undefined {
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' })
  const inside = from < until ? from <= time && time < until : from <= time || time < until
  return inside ? undefined : 'hours'
}

/** Longest run of closed days is short of 15 even for one weekday a week: Christmas and New Year are 7 days apart. */
const daysToSearch = 28

function nextOpening(
  moment: Temporal.ZonedDateTime,
  sendWindow: SendWindow,
): Temporal.ZonedDateTime | undefined {
  for (let days = 0; days <= daysToSearch; days += 1) {
    const date = moment.toPlainDate().add({ days })
    if (whyClosed(date, sendWindow) !== undefined) continue
    const opens = date.toZonedDateTime({ timeZone: moment.timeZoneId, plainTime: opening(sendWindow) })
    if (opens.epochMilliseconds > moment.epochMilliseconds) return opens
  }
  return undefined
}

function opening({ from, until }: SendWindow): string {
  return from === until ? '00:00' : from
}
