import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { heading } from '../element/heading.ts'
import { share } from '../ledger-bar/share.ts'
import { formatCount, formatDateAndTime, formatShortDate, formatTime } from '../locales/format.ts'
import type { OutlookDay, ScheduleOutlook } from './schedule-outlook.ts'

/** With more days than this the columns would be too narrow for their words. */
const mostColumns = 5

export interface OutlookCardOptions {
  readonly outlook: ScheduleOutlook
  readonly level: number
  /** Hours until a text follows an unread App message; missing where nobody is sent one. */
  readonly fallbackAfterHours: number | undefined
}

/** How many patients on which day, and when the first and the last message leave. */
export function outlookCard({
  outlook,
  level,
  fallbackAfterHours,
}: OutlookCardOptions): TemplateResult | typeof nothing {
  const [first] = outlook.days
  const last = outlook.days.at(-1)
  if (first === undefined || last === undefined) return nothing
  const isOneTime = first.first === last.last
  return html`<div class="card" part="schedule-plan">
    ${
      isOneTime
        ? heading(level, msg('What will happen'), { look: 'subtitle' })
        : [heading(level, msg('Patients a day'), { look: 'subtitle' }), days(outlook.days)]
    }
    <dl class="pairs small-text">
      ${pair(isOneTime ? msg('Messages leave') : msg('First messages'), first.first)}
      ${isOneTime ? nothing : pair(msg('Last messages'), last.last)}
      ${
        fallbackAfterHours === undefined
          ? nothing
          : pair(
              msg('Last text after an unread App message'),
              Date.parse(last.last) + fallbackAfterHours * 3_600_000,
            )
      }
    </dl>
  </div>`
}

function days(all: readonly OutlookDay[]): TemplateResult {
  const most = Math.max(...all.map(({ count }) => count))
  const isTall = all.length <= mostColumns
  return html`<ol class=${isTall ? 'days' : 'day-rows'}>
    ${all.map(
      (day) =>
        html`<li ?data-outside=${day.outside > 0}>
          <strong>${formatCount(day.count)}</strong
          ><i aria-hidden="true" ${share((day.count / most) * 100)}></i
          ><span>${formatShortDate(day.first)}</span><span class="muted">${timesOf(day)}</span>
        </li>`,
    )}
  </ol>`
}

function timesOf({ first, last, count, outside }: OutlookDay): string {
  if (outside === count) return msg('outside hours')
  if (outside > 0) return msg(str`${formatCount(outside)} outside hours`)
  return first === last ? formatTime(first) : msg(str`${formatTime(first)} to ${formatTime(last)}`)
}

function pair(words: string, at: string | number): TemplateResult {
  return html`<div>
    <dt>${words}</dt>
    <dd>${formatDateAndTime(at)}</dd>
  </div>`
}
