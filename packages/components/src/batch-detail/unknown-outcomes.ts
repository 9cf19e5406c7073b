import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { BatchMessage } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { tableHead } from '../element/table-head.ts'
import { formatCount } from '../locales/format.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { personWords, unknownWords } from '../locales/words/message-words.ts'
import { icon } from '../theme/icons.ts'
import { decideForAll, type DecideForAllOptions } from './decide-for-all.ts'
import type { UnknownController } from './unknown-controller.ts'

export interface UnknownOptions {
  readonly count: number
  readonly level: number
  readonly now: number
  readonly mayDecide: boolean
  /** Asks a second time before sending again; undefined takes the question back. */
  readonly ask: (message: string | undefined) => void
  readonly forAll: Pick<DecideForAllOptions, 'asks' | 'ask' | 'decide'>
}

/** Outcomes that nobody knows, each with both decisions. Sending again is never the first and is asked twice. */
export function unknownOutcomes(
  unknown: UnknownController,
  options: UnknownOptions,
): TemplateResult | typeof nothing {
  const { count, level } = options
  if (count === 0) return nothing
  const title =
    count === 1
      ? msg('1 outcome is unknown: you decide')
      : msg(str`${formatCount(count)} outcomes are unknown: you decide`)
  return html`<section aria-labelledby="unknown" part="unknown">
    ${notice(
      'decide',
      html`${heading(level, title, { id: 'unknown', look: 'subtitle' })}
        <p class="small-text">
          ${
            count === 1
              ? msg(
                  'The provider stopped answering while this was handed over. It may or may not have gone. Sending again could reach the patient twice.',
                )
              : msg(
                  'The provider stopped answering while these were handed over. They may or may not have gone. Sending again could reach a patient twice.',
                )
          }
        </p>
        ${unknown.error === undefined ? nothing : problemNotice(unknown.error, { level: level + 1 })}
        ${unknown.found === undefined ? nothing : table(unknown, options)}
        ${count > 1 && options.mayDecide ? decideForAll({ ...options.forAll, count, level: level + 1 }) : nothing}`,
    )}
  </section>`
}

function table(unknown: UnknownController, options: UnknownOptions): TemplateResult {
  const messages = unknown.found?.messages ?? []
  return html`<div class="table-frame">
    <table class="cards" role="table" part="table">
      <caption class="hidden">
        ${msg('Patients with an unknown outcome')}
      </caption>
      ${tableHead(
        msg('Patient'),
        msg('By'),
        msg('What we know'),
        html`<span class="hidden">${msg('Decide')}</span>`,
      )}
      <tbody role="rowgroup">
        ${messages.map((message) => [row(message, unknown, options), secondLook(message, unknown, options)])}
      </tbody>
    </table>
    ${foot(unknown)}
  </div>`
}

function row(message: BatchMessage, unknown: UnknownController, options: UnknownOptions): TemplateResult {
  return html`<tr role="row">
    <th role="rowheader" scope="row"><strong>${personWords(message)}</strong></th>
    <td role="cell" data-label=${msg('By')}>${channelTag(message)}</td>
    <td role="cell" data-label=${msg('What we know')}><span>${unknownWords(message, options.now)}</span></td>
    <td role="cell">${options.mayDecide ? decisions(message, unknown, options) : nothing}</td>
  </tr>`
}

function channelTag({ channel }: BatchMessage): TemplateResult | typeof nothing {
  if (channel === undefined) return nothing
  return html`<span class="tag plain">${icon(channel)}${channelWords(channel)}</span>`
}

function decisions(
  message: BatchMessage,
  unknown: UnknownController,
  { ask }: UnknownOptions,
): TemplateResult {
  const name = personWords(message)
  const isBusy = unknown.deciding === message.id
  return html`<span class="row decisions">
    <button
      type="button"
      class="link"
      data-count-as-sent=${message.id}
      aria-disabled=${isBusy}
      @click=${() => unknown.decide(message.id, 'count-as-sent')}
    >
      ${msg('Count as sent')}<span class="hidden">: ${name}</span>
    </button>
    <button
      type="button"
      class="link"
      data-send-again=${message.id}
      aria-expanded=${unknown.asking === message.id}
      @click=${() => ask(message.id)}
    >
      ${msg('Send again')}<span class="hidden">: ${name}</span>
    </button>
  </span>`
}

function secondLook(
  message: BatchMessage,
  unknown: UnknownController,
  { ask, level }: UnknownOptions,
): TemplateResult | typeof nothing {
  if (unknown.asking !== message.id) return nothing
  const name = personWords(message)
  return html`<tr role="row" class="second-look">
    <td role="cell" colspan="4">
      ${notice(
        'warning',
        html`${heading(level + 1, msg(str`Send again to ${name}?`), { look: 'minor', id: 'send-again' })}
          <p>
            ${msg('The first message may have arrived without our knowing. This patient may get it twice.')}
          </p>
          <p class="row">
            <button type="button" class="button small" part="button" @click=${() => ask(undefined)}>
              ${msg('Do not send again')}
            </button>
            <button
              type="button"
              class="button small danger"
              part="button button-danger"
              aria-disabled=${unknown.deciding === message.id}
              @click=${() => unknown.decide(message.id, 'send-again')}
            >
              ${msg('Send again, it may arrive twice')}
            </button>
          </p>`,
      )}
    </td>
  </tr>`
}

function foot({ found, showMore }: UnknownController): TemplateResult | typeof nothing {
  if (found === undefined) return nothing
  const more = found.total - found.messages.length
  return html`<div class="table-foot">
    <span>${msg(str`${formatCount(found.messages.length)} of ${formatCount(found.total)} shown`)}</span>
    ${
      more === 0
        ? nothing
        : html`<button type="button" class="link" @click=${showMore}>
            ${msg(str`Show ${formatCount(more)} more`)}
          </button>`
    }
  </div>`
}
