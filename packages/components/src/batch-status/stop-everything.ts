import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { StopEverythingReport } from '@carebatch/core/wire'
import type { AskController } from '../controllers/ask-controller.ts'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { secondLook } from '../element/second-look.ts'
import { stopSets } from '../ledger-bar/stop-sets.ts'
import { formatCount } from '../locales/format.ts'

export type EverythingAct = 'stop' | 'release'

export interface StopEverythingOptions {
  readonly level: number
  readonly practice: string
  readonly asks: AskController<EverythingAct>
  /** What the stop of this visit achieved. */
  readonly report: StopEverythingReport | undefined
  /** Nothing leaves from the organisation now. */
  readonly isHeld: boolean
  readonly ask: (act: EverythingAct | undefined) => void
  readonly confirm: (act: EverythingAct) => void
}

/** Stops every batch of the practice for good and holds it, until the same people release it. */
export function stopEverything(options: StopEverythingOptions): TemplateResult {
  const { asks, isHeld, report, level } = options
  return html`<section
    class="stack tight everything"
    part="stop-everything"
    aria-label=${msg('Stop everything')}
  >
    ${report === undefined ? nothing : achieved(report, level)}
    ${asks.asking === undefined ? button(options, isHeld ? 'release' : 'stop') : question(asks.asking, options)}
    ${asks.asking === undefined && asks.error ? problemNotice(asks.error, { level }) : nothing}
  </section>`
}

function button({ ask }: StopEverythingOptions, act: EverythingAct): TemplateResult {
  return html`<p>
    <button
      type="button"
      class="button quiet small"
      id="ask-everything"
      part="button"
      @click=${() => ask(act)}
    >
      ${act === 'stop' ? msg('Stop everything') : msg('Release sending')}
    </button>
  </p>`
}

function question(
  act: EverythingAct,
  { level, practice, asks, ask, confirm }: StopEverythingOptions,
): TemplateResult {
  const isStop = act === 'stop'
  return secondLook({
    id: 'everything',
    level,
    title: isStop ? msg(str`Stop every batch of ${practice}?`) : msg('Let messages leave again?'),
    meaning: html`<p>
      ${
        isStop
          ? msg(
              'Every batch is stopped for good, and no new batch leaves until somebody releases sending. What was handed over may still arrive. This cannot be undone.',
            )
          : msg(
              'New batches leave at their times again. Batches that were stopped stay stopped. About what is late by then you are asked.',
            )
      }
    </p>`,
    safe: isStop ? msg('Keep sending') : msg('Keep it held'),
    act: isStop ? msg('Stop everything') : msg('Release sending'),
    isUnderWay: asks.isUnderWay,
    error: asks.error,
    leave: () => ask(undefined),
    confirm: () => confirm(act),
  })
}

function achieved(report: StopEverythingReport, level: number): TemplateResult {
  const batches =
    report.batches === 1
      ? msg('1 batch was stopped')
      : msg(str`${formatCount(report.batches)} batches were stopped`)
  const people = report.gone + report.inFlight + report.cancelled + report.ended
  return html`${notice(
    'warning',
    html`${heading(level, msg('Everything is stopped'), { look: 'subtitle', id: 'everything-stopped' })}
      <p>${batches}. ${msg('Nothing new leaves until somebody releases sending.')}</p>`,
    'stop',
  )}
  ${people === 0 ? nothing : stopSets(report)}`
}
