import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { StopReport } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { stopSets } from '../ledger-bar/stop-sets.ts'
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
    ${stopSets(report)}
    <div class="row">
      <button type="button" class="button" part="button button-primary" @click=${watch}>
        ${msg('See who got it')}
      </button>
      <button type="button" class="link" @click=${openBatches}>${msg('All batches')}</button>
    </div>
  </div>`
}
