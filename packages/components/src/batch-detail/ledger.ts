import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { buckets, sumOf, type Bucket } from '@carebatch/core'
import type { Batch, Reconciliation } from '@carebatch/core/wire'
import { bucketSwatch, ledgerBar } from '../ledger-bar/ledger-bar.ts'
import { formatCount, formatMoment } from '../locales/format.ts'
import { bucketWords } from '../locales/words/bucket-words.ts'
import { icon } from '../theme/icons.ts'

export interface LedgerOptions {
  readonly recount: Reconciliation | undefined
  readonly now: number
}

/** Everybody of the list, in exactly one bucket each, and whether a count of the rows says the same. */
export function ledger(
  { counts, patients, withoutMobile }: Batch,
  { recount, now }: LedgerOptions,
): TemplateResult {
  return html`<section class="ledger" part="ledger" aria-labelledby="accounted">
    <p class="ledger-line">
      <b id="accounted" tabindex="-1">
        ${msg(str`${formatCount(sumOf(counts))} of ${formatCount(patients)} accounted for`)}
      </b>
      ${recount === undefined ? nothing : recountWords(recount, now)}
    </p>
    ${ledgerBar(
      buckets.map((bucket) => ({ bucket, count: counts[bucket] })),
      'thick',
    )}
    <ul class="buckets">
      ${buckets.map((bucket) => bucketItem(bucket, counts[bucket]))}
    </ul>
    ${withoutMobile === 0 ? nothing : withoutMobileWords(withoutMobile)}
  </section>`
}

/** The guide counts them by themselves; here they are a part of the not contactable. */
function withoutMobileWords(count: number): TemplateResult {
  const shown = html`<b class="figure" data-figure="without-mobile">${formatCount(count)}</b>`
  return html`<p class="muted small-text">
    ${msg(html`Patients without a valid mobile number: ${shown}, counted under not contactable`)}
  </p>`
}

function bucketItem(bucket: Bucket, count: number): TemplateResult {
  return html`<li class=${count === 0 ? 'muted' : ''} data-figure=${bucket}>
    ${bucketSwatch(bucket)}<span>${bucketWords(bucket)}</span
    ><span class=${count === 0 ? '' : 'figure'}>${formatCount(count)}</span>
  </li>`
}

function recountWords({ agrees, at, sum, patients }: Reconciliation, now: number): TemplateResult {
  const when = formatMoment(at, now)
  if (agrees) {
    return html`<span class="muted small-text"
      >${msg(str`recounted ${when},`)} ${icon('tick')} ${msg('rows and counts agree')}</span
    >`
  }
  return html`<strong class="small-text disagrees" role="alert"
    >${icon('warning')}
    ${msg(str`recounted ${when}: rows and counts differ (${sum} of ${patients}). Tell your support team.`)}</strong
  >`
}
