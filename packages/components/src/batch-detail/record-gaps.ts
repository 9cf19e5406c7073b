import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { RecordGap } from '@carebatch/core/wire'
import { problemNotice } from '../element/problem-notice.ts'
import { tableHead } from '../element/table-head.ts'
import { formatCount, formatMoment } from '../locales/format.ts'
import { personWords } from '../locales/words/message-words.ts'
import type { GapsController } from './gaps-controller.ts'

export interface RecordGapsOptions {
  readonly count: number
  readonly level: number
  readonly now: number
  readonly mayRetry: boolean
}

/** Whose entry is missing and why, and the one press that has all of them written again. */
export function recordGaps(gaps: GapsController, options: RecordGapsOptions): TemplateResult {
  const { count, level, mayRetry } = options
  return html`<p class="row">
      ${
        mayRetry
          ? html`<button
              type="button"
              class="button quiet small"
              id="retry-records"
              part="button"
              aria-disabled=${gaps.isTrying}
              @click=${gaps.tryAgain}
            >
              ${count === 1 ? msg('Try the missing entry again') : msg(str`Try all ${formatCount(count)} again`)}
            </button>`
          : nothing
      }
      <button type="button" class="link" id="show-gaps" aria-expanded=${gaps.isOpen} @click=${gaps.toggle}>
        ${gaps.isOpen ? msg('Hide whose') : msg('See whose and why')}
      </button>
    </p>
    ${gaps.error === undefined ? nothing : problemNotice(gaps.error, { level })}
    ${gaps.isOpen && gaps.gaps.length > 0 ? table(gaps, options) : nothing}`
}

function table({ gaps, next, showMore }: GapsController, { count, now }: RecordGapsOptions): TemplateResult {
  return html`<div class="table-frame">
    <table class="cards" role="table" part="table">
      <caption class="hidden">
        ${msg('Entries that are missing in records')}
      </caption>
      ${tableHead(msg('Patient'), msg('Entry'), msg('Why'), msg('Since'))}
      <tbody role="rowgroup">
        ${gaps.map((gap) => row(gap, now))}
      </tbody>
    </table>
    <div class="table-foot">
      <span>${msg(str`${formatCount(gaps.length)} of ${formatCount(count)} shown`)}</span>
      ${
        next === undefined
          ? nothing
          : html`<button type="button" class="link" @click=${showMore}>${msg('Show more')}</button>`
      }
    </div>
  </div>`
}

function row(gap: RecordGap, now: number): TemplateResult {
  return html`<tr role="row">
    <th role="rowheader" scope="row"><strong>${personWords(gap)}</strong></th>
    <td role="cell" data-label=${msg('Entry')}>
      <span>${gap.kind === 'sent' ? msg('Message sent') : msg('Message not delivered')}</span>
    </td>
    <td role="cell" data-label=${msg('Why')}><span>${whyWords(gap.why)}</span></td>
    <td role="cell" data-label=${msg('Since')}><span>${formatMoment(gap.since, now)}</span></td>
  </tr>`
}

const whyWords = (why: string): string =>
  why === 'record-unreachable'
    ? msg('The record did not answer for 7 days')
    : msg(str`The record gave “${why}” as the reason`)
