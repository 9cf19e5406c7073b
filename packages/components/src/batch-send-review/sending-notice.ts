import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { Sending } from '@carebatch/core'
import { alreadySentNotice } from '../element/already-sent-notice.ts'
import { notice } from '../element/notice.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { heading } from '../element/heading.ts'
import { supportDetails } from '../element/support-details.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'

export interface SendingNotice {
  readonly level: number
  readonly send: () => void
}

/** What became of Send: refused, or nobody knows yet. Trying again never makes a second batch. */
export function sendingNotice(
  sending: Sending,
  { level, send }: SendingNotice,
): TemplateResult | typeof nothing {
  if (sending.kind === 'no-answer')
    return notice(
      'error',
      html`${heading(level, msg('The server did not answer'), { look: 'subtitle', id: 'problem' })}
        <p>
          ${msg(
            'We do not know whether it took the batch. Try again: if it did, you will see that batch, and nobody gets the message twice.',
          )}
        </p>
        <p>
          <button type="button" class="button small" part="button" @click=${send}>
            ${msg('Try again now')}
          </button>
        </p>
        ${supportDetails(sending.error)}`,
    )
  if (sending.kind !== 'refused') return nothing
  const { error } = sending
  if (error.code === 'already-being-sent') return alreadySentNotice(error, level)
  return html`${problemNotice(error, {
    level,
    ...(error.retryable ? { retry: send } : {}),
  })}
  ${
    error.code === 'review-changed'
      ? html`<p>
          <button
            type="button"
            class="button quiet"
            part="button"
            @click=${({ currentTarget }: Event) => currentTarget?.dispatchEvent(new ChangeStepEvent('check'))}
          >
            ${msg('Check the patients again')}
          </button>
        </p>`
      : nothing
  }`
}
