import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { heading } from '../element/heading.ts'
import { share } from '../ledger-bar/share.ts'
import { formatCount, formatDateAndTime, formatShortDate, formatTime } from '../locales/format.ts'
import type { OutlookWave, ScheduleOutlook } from './schedule-outlook.ts'

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
  const [first] = outlook.waves
  const last = outlook.waves.at(-1)
  if (first === undefined || last === undefined) return nothing
  return html`<div class="card" part="schedule-plan">
    ${
      outlook.waves.length === 1
        ? heading(level, msg('What will happen'), { look: 'subtitle' })
        : [heading(level, msg('Patients a day'), { look: 'subtitle' }), days(outlook.waves)]
    }
    <dl class="pairs small-text">
      ${pair(outlook.waves.length === 1 ? msg('Messages leave') : msg('First messages'), first.at)}
      ${outlook.waves.length === 1 ? nothing : pair(msg('Last messages'), last.at)}
      ${
        fallbackAfterHours === undefined
          ? nothing
          : pair(
              msg('Last text after an unread App message'),
              Date.parse(last.at) + fallbackAfterHours * 3_600_000,
            )
      }
    </dl>
  </div>`
}

function days(waves: readonly OutlookWave[]): TemplateResult {
  const most = Math.max(...waves.map(({ count }) => count))
  const isTall = waves.length <= mostColumns
  return html`<ol class=${isTall ? 'days' : 'day-rows'}>
    ${waves.map(
      ({ at, count, isOutside }) =>
        html`<li ?data-outside=${isOutside}>
          <strong>${formatCount(count)}</strong><i aria-hidden="true" ${share((count / most) * 100)}></i
          ><span>${formatShortDate(at)}</span
          ><span class="muted">${isOutside ? msg('outside hours') : formatTime(at)}</span>
        </li>`,
    )}
  </ol>`
}

function pair(words: string, at: string | number): TemplateResult {
  return html`<div>
    <dt>${words}</dt>
    <dd>${formatDateAndTime(at)}</dd>
  </div>`
}
