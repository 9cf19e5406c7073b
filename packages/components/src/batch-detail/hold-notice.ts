import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { BatchHoldReason } from '@carebatch/core'
import type { Batch, BatchHold } from '@carebatch/core/wire'
import { leftToSend } from '../batch/batch-acts.ts'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { formatCount, formatMoment } from '../locales/format.ts'
import { patientsWords } from '../locales/words/patients-words.ts'
import type { SteerController } from './steer-controller.ts'

export interface HoldNoticeOptions {
  readonly level: number
  readonly now: number
  readonly maySend: boolean
}

/** What holds the batch back: why, since when, by whom, what that means for patients, and the button that leads on. */
export function holdNotice(
  batch: Batch,
  steer: SteerController,
  { level, now, maySend }: HoldNoticeOptions,
): TemplateResult | typeof nothing {
  const { hold } = batch
  if (hold === undefined || batch.stopped !== undefined) return holdError(steer, level)
  return html`${notice(
    'warning',
    html`${heading(level, titles[hold.why](), { look: 'subtitle', id: 'hold' })}
      <p>${sinceWords(hold, now)} ${meanings[hold.why](hold, now)} ${waitingWords(batch)}</p>
      ${maySend ? resumeButton(hold, batch.revision, steer) : nothing}`,
    'clock',
  )}
  ${holdError(steer, level)}`
}

function holdError({ error }: SteerController, level: number): TemplateResult | typeof nothing {
  return error === undefined ? nothing : problemNotice(error, { level })
}

const titles: Readonly<Record<BatchHoldReason, () => string>> = {
  paused: () => msg('This batch is paused'),
  'refused-in-a-row': () => msg('Sending paused: 25 messages in a row were refused'),
  'outside-window': () => msg('Waiting for your sending hours'),
  late: () => msg('These messages are late: you decide'),
}

const meanings: Readonly<Record<BatchHoldReason, (hold: BatchHold, now: number) => string>> = {
  paused: () => msg('Nothing new leaves until somebody goes on.'),
  'refused-in-a-row': () =>
    msg('Something may be wrong with all of them. Look at who failed and why before you go on.'),
  'outside-window': ({ until }, now) =>
    until === undefined
      ? msg('No sending hours are set, so it waits for you.')
      : msg(str`It goes on by itself: ${formatMoment(until, now)}.`),
  late: () =>
    msg('They were due more than 15 minutes ago and nothing was sent. Send them now, or stop the batch.'),
}

function sinceWords({ by, since }: BatchHold, now: number): string {
  const moment = formatMoment(since, now)
  return by === undefined ? msg(str`Since ${moment}.`) : msg(str`By ${by}, ${moment}.`)
}

function waitingWords(batch: Batch): string {
  const { waiting } = batch.counts
  const wait = waiting === 1 ? msg('1 patient waits.') : msg(str`${formatCount(waiting)} patients wait.`)
  const under = leftToSend(batch) - waiting
  if (under === 0) return `${wait} ${msg('Nobody is lost.')}`
  return `${wait} ${msg(str`What has left is followed to its end: ${patientsWords(under)}.`)}`
}

function resumeButton({ why }: BatchHold, revision: number, steer: SteerController): TemplateResult {
  const words = why === 'paused' || why === 'refused-in-a-row' ? msg('Go on sending') : msg('Send now')
  return html`<p>
    <button
      type="button"
      class="button small"
      id="resume"
      part="button"
      aria-disabled=${steer.underWay === 'resume'}
      @click=${() => steer.resume(revision)}
    >
      ${words}
    </button>
  </p>`
}
