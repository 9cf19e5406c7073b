import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Bucket } from '@carebatch/core'
import type { StopReport } from '@carebatch/core/wire'
import { formatCount } from '../locales/format.ts'
import { bucketSwatch, ledgerBar } from './ledger-bar.ts'

interface StopSet {
  readonly bucket: Bucket
  readonly count: number
  readonly words: string
}

/** What a stop achieved, as exact sets that add up to those who were to be messaged. */
export function stopSets(
  report: Pick<StopReport, 'gone' | 'inFlight' | 'cancelled' | 'ended'>,
): TemplateResult {
  const sets = setsOf(report)
  const sum = sets.reduce((total, { count }) => total + count, 0)
  return html`${ledgerBar(sets, 'thick')}
    <ul class="legend stop-sets">
      ${sets.map(({ bucket, words }) => html`<li>${bucketSwatch(bucket)}${words}</li>`)}
      <li>
        <strong>
          ${sets.map(({ count }) => formatCount(count)).join(' + ')} =
          ${msg(str`${formatCount(sum)} accounted for`)}
        </strong>
      </li>
    </ul>`
}

/** The three sets are always told, also when empty; the fourth only where there is somebody in it. */
function setsOf({ gone, inFlight, cancelled, ended }: Parameters<typeof stopSets>[0]): readonly StopSet[] {
  const sets: readonly StopSet[] = [
    { bucket: 'sending', count: gone, words: msg(str`${formatCount(gone)} gone`) },
    {
      bucket: 'no-confirmation',
      count: inFlight,
      words: msg(str`${formatCount(inFlight)} may still arrive`),
    },
    { bucket: 'cancelled', count: cancelled, words: msg(str`${formatCount(cancelled)} cancelled`) },
  ]
  if (ended === 0) return sets
  return [
    ...sets,
    { bucket: 'failed', count: ended, words: msg(str`${formatCount(ended)} had ended before`) },
  ]
}
