import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { AskController } from '../controllers/ask-controller.ts'
import { secondLook } from '../element/second-look.ts'
import { formatCount } from '../locales/format.ts'
import type { Decision } from './unknown-controller.ts'

export interface DecideForAllOptions {
  readonly count: number
  readonly level: number
  readonly asks: AskController<Decision>
  readonly ask: (as: Decision | undefined) => void
  /** For as many as the person saw. */
  readonly decide: (as: Decision, expected: number) => void
}

/** One decision for every unknown outcome; either is asked twice, with the number and the risk. */
export function decideForAll(options: DecideForAllOptions): TemplateResult {
  const { asks, ask } = options
  if (asks.asking !== undefined) return question(asks.asking, options)
  return html`<p class="row decisions">
    <span class="small-text">${msg(str`For all ${formatCount(options.count)}:`)}</span>
    <button type="button" class="link" id="all-count-as-sent" @click=${() => ask('count-as-sent')}>
      ${msg('Count all as sent')}
    </button>
    <button type="button" class="link" id="all-send-again" @click=${() => ask('send-again')}>
      ${msg('Send all again')}
    </button>
  </p>`
}

function question(as: Decision, { count, level, asks, ask, decide }: DecideForAllOptions): TemplateResult {
  const people = formatCount(count)
  const isAgain = as === 'send-again'
  return secondLook({
    id: 'decide-for-all',
    level,
    title: isAgain ? msg(str`Send again to all ${people} patients?`) : msg(str`Count all ${people} as sent?`),
    meaning: html`<p>
      ${
        isAgain
          ? msg(
              str`Their first messages may have arrived without our knowing. Up to ${people} patients may get the message twice.`,
            )
          : msg(
              'Nothing more is sent to them, and their records will say that the message was sent. Some may never have got it.',
            )
      }
    </p>`,
    safe: msg('Decide for each instead'),
    act: isAgain ? msg(str`Send again to ${people}`) : msg(str`Count ${people} as sent`),
    isUnderWay: asks.isUnderWay,
    error: asks.error,
    leave: () => ask(undefined),
    confirm: () => decide(as, count),
  })
}
