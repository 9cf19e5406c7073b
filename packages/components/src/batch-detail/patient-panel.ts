import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { MessageDetail, TimelineEvent } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { formatDate, formatDateAndTime, formatNhsNumber, formatPhoneNumber } from '../locales/format.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { nextWords, personWords } from '../locales/words/message-words.ts'
import { messageTag } from '../locales/words/status-words.ts'
import { timelineWords } from '../locales/words/timeline-words.ts'
import type { PatientController } from './patient-controller.ts'

export interface PatientPanelOptions {
  readonly level: number
  readonly now: number
  readonly close: () => void
}

/** One patient: what happened, what still will, and the message as it was sent. */
export function patientPanel(
  { message, detail, error, load }: PatientController,
  options: PatientPanelOptions,
): TemplateResult | typeof nothing {
  if (message === undefined) return nothing
  const title = detail === undefined ? msg('Patient') : personWords(detail)
  return html`<aside class="panel" part="patient-panel" aria-labelledby="patient">
    <div class="row spread panel-head">
      ${heading(options.level, title, { id: 'patient', look: 'subtitle' })}
      <button type="button" class="link small-text" @click=${options.close}>
        ${msg('Close')}<span class="hidden">: ${title}</span>
      </button>
    </div>
    ${
      error === undefined
        ? nothing
        : problemNotice(error, { level: options.level + 1, retry: () => void load() })
    }
    ${detail === undefined ? nothing : content(detail, options)}
  </aside>`
}

function content(detail: MessageDetail, { now }: PatientPanelOptions): TemplateResult {
  return html`${facts(detail)} ${answers(detail)}
    <ol class="timeline" part="timeline">
      ${detail.timeline.map(eventItem)} ${nextItems(detail, now)}
    </ol>
    ${sent(detail)}`
}

function facts(detail: MessageDetail): TemplateResult {
  const { words, tone } = messageTag(detail.state)
  return html`<dl class="pairs small-text">
    ${
      detail.nhsNumber === undefined
        ? nothing
        : pair(msg('NHS number'), html`<span class="nowrap">${formatNhsNumber(detail.nhsNumber)}</span>`)
    }
    ${detail.dateOfBirth === undefined ? nothing : pair(msg('Born'), formatDate(detail.dateOfBirth))}
    ${pair(msg('Now'), html`<span class="tag ${tone}">${words}</span>`)}
    ${detail.plan.length === 0 ? nothing : pair(msg('Way'), planWords(detail))}
  </dl>`
}

function pair(term: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`
}

/** "NHS App. If it is not opened in 24 hours: Text to 07700 900110" */
function planWords({ plan }: MessageDetail): string {
  return plan.map((step, index) => stepWords(step, plan[index - 1]?.fallbackAfterMs)).join('. ')
}

function stepWords({ channel, address }: MessageDetail['plan'][number], wait: number | undefined): string {
  const name = channelWords(channel)
  const way =
    channel === 'nhs-app'
      ? name
      : msg(str`${name} to ${formatPhoneNumber(address).replaceAll(' ', '\u00a0')}`)
  return wait === undefined ? way : msg(str`If it is not opened in ${hours(wait)}: ${way}`)
}

function hours(ms: number): string {
  const count = Math.round((ms / 3_600_000) * 100) / 100
  return count === 1 ? msg('1 hour') : msg(str`${count} hours`)
}

function eventItem(event: TimelineEvent): TemplateResult {
  const { title, colour, more } = timelineWords(event)
  return html`<li data-bucket=${colour}>
    <strong>${title}</strong><time datetime=${event.at}>${formatDateAndTime(event.at)}</time>${
      more === undefined ? nothing : html`<span class="small-text muted">${more}</span>`
    }
  </li>`
}

function nextItems({ next, state }: MessageDetail, now: number): unknown {
  if (next.length > 0) {
    return next.map((item) => html`<li class="next"><span class="muted">${nextWords(item, now)}</span></li>`)
  }
  const words =
    state === 'outcome-unknown'
      ? msg('Nothing more will happen until you decide')
      : msg('Nothing more will happen')
  return html`<li class="next"><span class="muted">${words}</span></li>`
}

/** What the patient answered, each answer that should be read first marked as such. */
function answers({ reply }: MessageDetail): TemplateResult | typeof nothing {
  if (reply === undefined) return nothing
  return html`<section class="stack tight" part="reply">
    <p>
      <strong>${msg('Answers')}</strong>
      <span class="small-text muted">${formatDateAndTime(reply.answeredAt)}</span>
    </p>
    <dl class="pairs small-text">
      ${reply.lines.map(({ question, answer, redFlags }) =>
        pair(
          question,
          html`${answer ?? msg('Not answered')}
          ${redFlags.map((flag) => html`<span class="tag red">${msg(str`Red flag: ${flag}`)}</span>`)}`,
        ),
      )}
    </dl>
  </section>`
}

function sent({ sent: copies }: MessageDetail): TemplateResult | typeof nothing {
  if (copies.length === 0) return nothing
  return html`<details class="small-text">
    <summary>${msg('See the message')}</summary>
    ${copies.map(
      ({ channel, subject, body }) =>
        html`<article class="copy">
          <p class="muted">${channelWords(channel)}</p>
          ${subject === undefined || subject === '' ? nothing : html`<p><strong>${subject}</strong></p>`}
          <p class="copy-body">${body}</p>
        </article>`,
    )}
  </details>`
}
