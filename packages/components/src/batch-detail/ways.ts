import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import {
  channelOf,
  startingWays,
  wayOutcomes,
  ways as allWays,
  type Bucket,
  type Way,
  type WayCounts,
  type WayOutcome,
} from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { ledgerBar } from '../ledger-bar/ledger-bar.ts'
import { patientsWords } from '../locales/words/patients-words.ts'
import { wayOutcomeWords, wayWords } from '../locales/words/way-words.ts'
import { icon } from '../theme/icons.ts'

/** What each way of sending came to. First ways add up to those who can be contacted; who moved on is in two. */
export function ways(batch: Batch, level: number): TemplateResult | typeof nothing {
  const { channels } = batch
  const total = channels.email + channels['nhs-app'] + channels.sms
  if (total === 0) return nothing
  const counts = batch.ways ?? startingWays(channels)
  return html`<section class="stack tight" part="channels" aria-labelledby="ways">
    <div class="row spread">
      ${heading(level, msg('By way of sending'), { id: 'ways', look: 'subtitle' })}
      <strong>${patientsWords(total)}</strong>
    </div>
    <ul class="ways">
      ${allWays.map((way) => wayItem(way, counts[way], batch.ways !== undefined))}
    </ul>
  </section>`
}

/** A batch from before outcomes were counted by way shows how many only. */
function wayItem(way: Way, outcomes: WayCounts[Way], isCounted: boolean): TemplateResult | typeof nothing {
  if (outcomes === undefined) return nothing
  const shown = wayOutcomes.flatMap((outcome) => {
    const people = outcomes[outcome] ?? 0
    return people === 0 ? [] : [{ outcome, people }]
  })
  const people = shown.reduce((sum, it) => sum + it.people, 0)
  const channel = channelOf(way)
  return html`<li data-way=${way}>
    ${channel === undefined ? nothing : icon(channel)}
    <span><strong>${wayWords(way)}</strong> <span class="muted">${patientsWords(people)}</span></span>
    ${way === 'email' ? html`<span class="small-text muted end">${msg('No receipts exist for email')}</span>` : nothing}
    ${
      isCounted
        ? html`<div class="outcomes">
            ${ledgerBar(shown.map((it) => ({ bucket: looks[it.outcome], count: it.people })))}
            <span class="small-text">
              ${shown.map((it) => wayOutcomeWords(way, it.outcome, it.people)).join(', ')}
            </span>
          </div>`
        : nothing
    }
  </li>`
}

/** The bucket whose colour and shape an outcome has. */
const looks: Readonly<Record<WayOutcome, Bucket>> = {
  read: 'delivered',
  delivered: 'delivered',
  emailed: 'emailed',
  sending: 'sending',
  waiting: 'waiting',
  'moved-on': 'waiting',
  failed: 'failed',
  'no-confirmation': 'no-confirmation',
  'outcome-unknown': 'outcome-unknown',
  'not-sent': 'skipped',
}
