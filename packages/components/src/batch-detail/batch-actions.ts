import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import { canRetry } from '../batch/batch-acts.ts'
import { formatCount, formatDateAndTime } from '../locales/format.ts'
import { icon } from '../theme/icons.ts'
import type { ActsController } from './acts-controller.ts'

export interface BatchActionsOptions {
  readonly maySend: boolean
  readonly isLive: boolean
}

/** What can be done with a whole batch, and how fresh all of the above is. */
export function batchActions(
  batch: Batch,
  acts: ActsController,
  { maySend, isLive }: BatchActionsOptions,
): TemplateResult {
  const change = formatDateAndTime(batch.changedAt)
  return html`<div class="actions">
    ${maySend && canRetry(batch) ? retryButton(batch.counts.failed, acts) : nothing}
    <button
      type="button"
      class="button quiet"
      id="download"
      part="button"
      aria-disabled=${acts.underWay === 'download'}
      @click=${() => acts.downloadOutcomes(batch)}
    >
      ${icon('download')} ${msg('Download outcomes')}
    </button>
    <span class="last">
      ${isLive ? msg(str`Live. Last change ${change}`) : msg(str`Not live. Last change we know of ${change}`)}
    </span>
  </div>`
}

function retryButton(failed: number, acts: ActsController): TemplateResult {
  return html`<button
    type="button"
    class="button quiet"
    id="retry"
    part="button"
    aria-disabled=${acts.underWay === 'retry'}
    @click=${acts.retryFailed}
  >
    ${failed === 1 ? msg('Try the failed one again') : msg(str`Try the ${formatCount(failed)} failed again`)}
  </button>`
}
