import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { notice } from './notice.ts'

/** The server is gone while something is already on screen: it stays, and we count down to the next try. */
export function goneNotice(secondsLeft: number, tryNow: () => void): TemplateResult {
  return notice(
    'warning',
    html`<p>
        <strong>${msg('We lost the connection.')}</strong>
        ${msg('What you see here is the last we know. Sending and saving go on without this page.')}
        ${whenWords(secondsLeft)}
      </p>
      <p>
        <button type="button" class="button small quiet" part="button" @click=${tryNow}>
          ${msg('Try again now')}
        </button>
      </p>`,
  )
}

function whenWords(secondsLeft: number): string {
  if (secondsLeft === 0) return msg('We are trying again now.')
  return secondsLeft === 1
    ? msg('We try again by ourselves in 1 second.')
    : msg(str`We try again by ourselves in ${secondsLeft} seconds.`)
}
