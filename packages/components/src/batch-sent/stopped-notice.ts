import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Bucket } from '@carebatch/core'
import type { StopReport } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { share } from '../ledger-bar/share.ts'
import { formatCount } from '../locales/format.ts'

export interface StoppedOptions {
  readonly report: Pick<StopReport, 'gone' | 'inFlight' | 'cancelled' | 'ended'>
  readonly level: number
  readonly reopen: () => void
  readonly watch: () => void
  readonly openBatches: () => void
}

/** What Stop came to, in exact sets that add up to those who were to be messaged. */
export function stoppedNotice(options: StoppedOptions): TemplateResult {
  const { gone, inFlight, ended } = options.report
  return gone + inFlight + ended === 0 ? nobodyMessaged(options) : someMessaged(options)
}

function nobodyMessaged({ report, level, reopen, openBatches }: StoppedOptions): TemplateResult {
  return notice(
    'success',
    html`${heading(level, msg('Stopped. Nobody was messaged'), { look: 'title small' })}
      <p>
        ${
          report.cancelled === 1
            ? msg('The message was cancelled. Your list, message and times are kept.')
            : msg(
                str`All ${formatCount(report.cancelled)} messages were cancelled. Your list, message and times are kept.`,
              )
        }
      </p>
      <p class="row">
        <button type="button" class="button small" part="button" @click=${reopen}>
          ${msg('Back to the draft')}
        </button>
        <button type="button" class="link" @click=${openBatches}>${msg('All batches')}</button>
      </p>`,
  )
}

function someMessaged({ report, level, watch, openBatches }: StoppedOptions): TemplateResult {
  const { gone, inFlight, cancelled } = report
  const title = msg(str`Stopped. ${formatCount(gone)} had already gone, ${formatCount(cancelled)} had not`)
  return html`<div class="stack">
    ${notice(
      'warning',
      html`${heading(level, title, { look: 'title small' })}
        <p>
          ${
            inFlight === 0
              ? nothing
              : msg(str`${formatCount(inFlight)} were on their way and may still arrive.`)
          }
          ${msg('Those that have gone are followed to the end. Those cancelled are never sent.')}
        </p>`,
      'stop',
    )}
    ${setsBar(report)}
    <div class="row">
      <button type="button" class="button" part="button button-primary" @click=${watch}>
        ${msg('See who got it')}
      </button>
      <button type="button" class="link" @click=${openBatches}>${msg('All batches')}</button>
    </div>
  </div>`
}

function setsBar(report: StoppedOptions['report']): TemplateResult {
  const sets = setsOf(report).filter(({ count }) => count > 0)
  const sum = sets.reduce((total, { count }) => total + count, 0)
  return html`<div class="bar thick" aria-hidden="true">
      ${sets.map(({ bucket, count }) => html`<i data-bucket=${bucket} ${share(count)}></i>`)}
    </div>
    <ul class="legend">
      ${sets.map(
        ({ bucket, count, words }) =>
          html`<li>
            <span class="swatch" data-bucket=${bucket} aria-hidden="true"></span>${formatCount(count)}
            ${words}
          </li>`,
      )}
      <li>
        <strong>
          ${sets.map(({ count }) => formatCount(count)).join(' + ')} =
          ${msg(str`${formatCount(sum)} accounted for`)}
        </strong>
      </li>
    </ul>`
}

function setsOf({ gone, inFlight, cancelled, ended }: StoppedOptions['report']) {
  const sets: readonly { readonly bucket: Bucket; readonly count: number; readonly words: string }[] = [
    { bucket: 'delivered', count: gone, words: msg('gone') },
    { bucket: 'sending', count: inFlight, words: msg('on their way') },
    { bucket: 'cancelled', count: cancelled, words: msg('cancelled') },
    { bucket: 'failed', count: ended, words: msg('ended before') },
  ]
  return sets
}
