import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import { canChangeTime, canPause, canRetry } from '../batch/batch-acts.ts'
import { formatCount, formatDateAndTime } from '../locales/format.ts'
import { icon } from '../theme/icons.ts'
import type { ActsController } from './acts-controller.ts'
import type { SteerController } from './steer-controller.ts'

export interface BatchActionsOptions {
  readonly steer: SteerController
  readonly maySend: boolean
  readonly isLive: boolean
  readonly changeTime: () => void
}

/** What can be done with a whole batch, and how fresh all of the above is. */
export function batchActions(
  batch: Batch,
  acts: ActsController,
  { steer, maySend, isLive, changeTime }: BatchActionsOptions,
): TemplateResult {
  const change = formatDateAndTime(batch.changedAt)
  return html`<div class="actions">
    ${maySend && canPause(batch) ? pauseButton(steer) : nothing}
    ${maySend && canChangeTime(batch) ? timeButton(changeTime) : nothing}
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

function timeButton(changeTime: () => void): TemplateResult {
  return html`<button type="button" class="button quiet" id="ask-time" part="button" @click=${changeTime}>
    ${msg('Change the time')}
  </button>`
}

function pauseButton(steer: SteerController): TemplateResult {
  return html`<button
    type="button"
    class="button quiet"
    id="pause"
    part="button"
    aria-disabled=${steer.underWay === 'pause'}
    @click=${steer.pause}
  >
    ${msg('Pause')}
  </button>`
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
