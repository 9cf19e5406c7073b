import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Batch } from '@carebatch/core/wire'
import { bucketSwatch } from '../ledger-bar/ledger-bar.ts'
import { formatCount, formatMoment } from '../locales/format.ts'
import { listHeadings } from '../locales/words/batch-words.ts'
import { listFigureWords } from '../locales/words/bucket-words.ts'
import { batchRow, figureColour } from './batch-row.ts'
import { listFigureNames } from './list-figures.ts'

export const pageSize = 50

export interface BatchTableOptions {
  readonly practice: string
  /** How many rows are on screen, and of how many batches in all the matching ones are a part. */
  readonly shown: number
  readonly all: number
  readonly now: number
  readonly changedAt: string
  readonly isLive: boolean
  readonly open: (batchId: string) => void
  readonly showMore: () => void
}

/** Batches, newest first, with a legend of the colours and when anything last changed. */
export function batchTable(matching: readonly Batch[], options: BatchTableOptions): TemplateResult {
  const { practice, shown, now, open } = options
  return html`<div class="table-frame">
    <table class="cards counts" role="table" part="table" aria-rowcount=${matching.length + 1}>
      <caption class="hidden">
        ${msg(str`Batches of ${practice}, newest first`)}
      </caption>
      ${head()}
      <tbody role="rowgroup">
        ${matching.slice(0, shown).map((batch) => batchRow(batch, now, open))}
      </tbody>
    </table>
    ${foot(matching.length, options)}
  </div>`
}

function head(): TemplateResult {
  return html`<thead role="rowgroup">
    <tr role="row">
      <th role="columnheader" scope="col" class="column-batch">${listHeadings.batch()}</th>
      <th role="columnheader" scope="col" class="column-status">${listHeadings.status()}</th>
      <th role="columnheader" scope="col" class="number">${listHeadings.patients()}</th>
      ${listFigureNames.map(
        (figure) => html`<th role="columnheader" scope="col" class="number">${listFigureWords(figure)}</th>`,
      )}
    </tr>
  </thead>`
}

function foot(matching: number, options: BatchTableOptions): TemplateResult {
  const { shown, showMore } = options
  return html`<div class="table-foot">
    <ul class="legend" aria-label=${msg('Colours of the bars')}>
      ${listFigureNames.map(
        (figure) => html`<li>${bucketSwatch(figureColour[figure])}${listFigureWords(figure)}</li>`,
      )}
    </ul>
    ${
      matching > shown
        ? html`<button type="button" class="link" @click=${showMore}>
            ${msg(str`Show ${Math.min(pageSize, matching - shown)} more`)}
          </button>`
        : nothing
    }
    <span>${freshness(Math.min(matching, shown), options)}</span>
  </div>`
}

function freshness(rows: number, { all, now, changedAt, isLive }: BatchTableOptions): string {
  const change = formatMoment(changedAt, now)
  const counted =
    all === 1
      ? msg(str`${formatCount(rows)} of 1 batch.`)
      : msg(str`${formatCount(rows)} of ${formatCount(all)} batches.`)
  const live = isLive
    ? msg(str`Live, last change ${change}`)
    : msg(str`Not live, last change we know of ${change}`)
  return `${counted} ${live}`
}
