import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Batch, StopReport } from '@carebatch/core/wire'
import type { StopKind } from '../batch/batch-acts.ts'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { stopSets } from '../ledger-bar/stop-sets.ts'
import { formatCount, formatDateAndTime } from '../locales/format.ts'
import type { StopController } from './stop-controller.ts'

export interface StopNoticeOptions {
  /** What stopping would mean now. */
  readonly kind: StopKind | undefined
  readonly level: number
  readonly leave: () => void
}

/** The second look before a stop, and afterwards exactly what it achieved. */
export function stopNotice(
  stop: StopController,
  batch: Batch,
  options: StopNoticeOptions,
): TemplateResult | typeof nothing {
  const { step } = stop
  const { kind, level } = options
  if (step.kind === 'stopped') return report(step.report, level)
  if (step.kind === 'idle') return batch.stopped ? stoppedBefore(batch) : nothing
  if (kind === undefined && step.kind === 'asked') return nothing
  return secondLook(stop, batch, { ...options, kind: kind ?? 'stop' })
}

function secondLook(
  stop: StopController,
  batch: Batch,
  { kind, level, leave }: StopNoticeOptions & { readonly kind: StopKind },
): TemplateResult {
  const { step } = stop
  const error = step.kind === 'asked' ? step.error : undefined
  const isBusy = step.kind === 'stopping'
  return notice(
    'warning',
    html`${heading(level, questionWords(kind), { look: 'subtitle', id: 'stop' })}
      <p>${consequence(batch, kind)}</p>
      ${error === undefined ? nothing : problemNotice(error, { level: level + 1 })}
      <p class="row">
        <button type="button" class="button small" part="button" aria-disabled=${isBusy} @click=${leave}>
          ${kind === 'cancel' ? msg('Keep the batch') : msg('Keep sending')}
        </button>
        <button
          type="button"
          class="button small danger"
          part="button button-danger"
          aria-disabled=${isBusy}
          @click=${stop.confirm}
        >
          ${isBusy ? msg('Stopping') : confirmWords(kind, batch)}
        </button>
      </p>`,
    'stop',
  )
}

function questionWords(kind: StopKind): string {
  if (kind === 'cancel') return msg('Cancel this batch?')
  return kind === 'undo' ? msg('Stop before anything leaves?') : msg('Stop the rest of this batch?')
}

function consequence({ counts }: Batch, kind: StopKind): string {
  const waiting = formatCount(counts.waiting)
  if (kind !== 'stop') {
    return msg(
      str`Nothing has left yet. None of the ${waiting} patients gets the message. This cannot be undone.`,
    )
  }
  const under = formatCount(counts.sending)
  return msg(
    str`${waiting} patients who still wait get nothing. ${under} are under way: what has left cannot be called back, but no text follows an unopened App message. This cannot be undone.`,
  )
}

function confirmWords(kind: StopKind, { counts }: Batch): string {
  const waiting = formatCount(counts.waiting)
  if (kind === 'cancel') return msg(str`Cancel, send to none of the ${waiting}`)
  return kind === 'undo' ? msg('Stop, send to nobody') : msg('Stop the rest')
}

function report(stopped: StopReport, level: number): TemplateResult {
  return html`<div class="stack">
    ${notice(
      stopped.gone + stopped.inFlight === 0 ? 'success' : 'warning',
      html`${heading(level, reportTitle(stopped), { look: 'subtitle', id: 'stopped' })}
        <p>${reportWords(stopped)}</p>`,
      'stop',
    )}
    ${stopSets(stopped)}
  </div>`
}

function reportTitle({ gone, inFlight, cancelled }: StopReport): string {
  if (gone + inFlight === 0) return msg('Stopped. Nobody was messaged')
  return msg(str`Stopped. ${formatCount(gone)} had already gone, ${formatCount(cancelled)} had not`)
}

function reportWords({ gone, inFlight, cancelled }: StopReport): string {
  if (gone + inFlight === 0) return msg(str`All ${formatCount(cancelled)} messages were cancelled.`)
  const flight =
    inFlight === 0
      ? ''
      : msg(
          str`${formatCount(inFlight)} were just being handed over and may still arrive; we follow each to its end.`,
        )
  return `${msg(str`The ${formatCount(gone)} are followed to the end. The ${formatCount(cancelled)} get nothing.`)} ${flight}`
}

function stoppedBefore({ stopped, counts }: Batch): TemplateResult | typeof nothing {
  if (stopped === undefined) return nothing
  const when = formatDateAndTime(stopped.at)
  return notice(
    'notice',
    html`<p>
      ${msg(str`Stopped by ${stopped.by} on ${when}. ${formatCount(counts.cancelled)} patients get nothing.`)}
      ${counts.sending > 0 ? msg(str`${formatCount(counts.sending)} are still followed to their end.`) : nothing}
    </p>`,
    'stop',
  )
}
