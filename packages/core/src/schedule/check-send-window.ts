import type { Temporal } from 'temporal-polyfill'
import type { Instant } from '../primitives/instant.ts'
import type { BankHolidays } from './bank-holidays.ts'
import { inLondon } from './london-time.ts'
import { nextWindow } from './next-window.ts'
import type { SendWindow } from './send-window.ts'
import { whyOutside, type WhyOutside } from './why-outside.ts'

/** Outside, `opensAt` is when the window opens next; missing where it never does. */
export type SendWindowCheck =
  { readonly inside: true } | { readonly inside: false; readonly why: WhyOutside; readonly opensAt?: Instant }

/** Whether a message would leave within the organisation's hours. Outside warns and asks; it forbids nothing. */
export function checkSendWindow(
  instant: Instant,
  sendWindow: SendWindow,
  holidays: BankHolidays,
): SendWindowCheck {
  const moment: Temporal.ZonedDateTime = inLondon(instant)
  const why = whyOutside(moment, sendWindow, holidays)
  if (why === undefined) return { inside: true }
  const opensAt = nextWindow(instant, sendWindow, holidays)
  return opensAt === undefined ? { inside: false, why } : { inside: false, why, opensAt }
}
