import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import { heading } from '../element/heading.ts'
import { notice } from '../element/notice.ts'
import { formatCount } from '../locales/format.ts'
import { recordEntries } from '../locales/words/batch-words.ts'
import type { GapsController } from './gaps-controller.ts'
import { recordGaps, type RecordGapsOptions } from './record-gaps.ts'

export type SavingOptions = Pick<RecordGapsOptions, 'level' | 'now' | 'mayRetry'>

/** Record entries written so far. Nothing is shown before the first message was accepted. */
export function saving(
  batch: Batch,
  gapList: GapsController,
  { level, now, mayRetry }: SavingOptions,
): TemplateResult | typeof nothing {
  const { written, due, gaps } = batch.records
  const all = recordEntries(batch)
  if (all === 0) return nothing
  return html`<section class="stack tight" part="saving" aria-labelledby="saving">
    <div class="row spread">
      ${heading(level, msg('Saved to the record'), { id: 'saving', look: 'subtitle' })}
      <strong>${msg(str`${formatCount(written)} of ${formatCount(all)}`)}</strong>
    </div>
    <progress
      class="progress ${due === 0 ? 'complete' : ''}"
      max=${all}
      .value=${written}
      aria-labelledby="saving"
    ></progress>
    ${due === 0 ? nothing : html`<p class="small-text muted">${dueWords(due)}</p>`}
    ${
      gaps === 0
        ? nothing
        : notice(
            'warning',
            html`<p>${gapWords(gaps)}</p>
              ${recordGaps(gapList, { count: gaps, level: level + 1, now, mayRetry })}`,
          )
    }
  </section>`
}

function dueWords(due: number): string {
  const still =
    due === 1
      ? msg('1 entry is still to be saved.')
      : msg(str`${formatCount(due)} entries are still to be saved.`)
  return `${still} ${msg('We try for up to 7 days. Nothing has to stay open on your computer.')}`
}

function gapWords(gaps: number): string {
  const some =
    gaps === 1
      ? msg('1 entry could not be written.')
      : msg(str`${formatCount(gaps)} entries could not be written.`)
  return `${some} ${msg('Try again, or enter them in the record by hand.')}`
}
