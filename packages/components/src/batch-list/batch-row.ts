import { html, nothing, type TemplateResult } from 'lit'
import type { Bucket } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'
import { ledgerBar } from '../ledger-bar/ledger-bar.ts'
import { formatCount } from '../locales/format.ts'
import { batchMoment, batchNote, listHeadings } from '../locales/words/batch-words.ts'
import { listFigureWords } from '../locales/words/bucket-words.ts'
import { batchTag } from '../locales/words/status-words.ts'
import { listFigure, listFigureNames, type ListFigure } from './list-figures.ts'

/** The bucket whose colour a column has in bars and legend. */
export const figureColour: Readonly<Record<ListFigure, Bucket>> = {
  delivered: 'delivered',
  emailed: 'emailed',
  'in-progress': 'sending',
  failed: 'failed',
  'no-confirmation': 'no-confirmation',
  'outcome-unknown': 'outcome-unknown',
  'not-sent': 'skipped',
}

/** One batch: name, status, and figures that add up to its patients. */
export function batchRow(batch: Batch, now: number, open: (batchId: string) => void): TemplateResult {
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      <div class="batch-name">
        <button type="button" class="link" data-batch=${batch.id} @click=${() => open(batch.id)}>
          ${batch.name}
        </button>
        <span class="muted small-text">${batchMoment(batch)}</span>
        ${ledgerBar(barOf(batch), 'thin')}
      </div>
    </th>
    ${statusCell(batch, now)}
    <td role="cell" class="number strong" data-label=${listHeadings.patients()}>
      <span>${formatCount(batch.patients)}</span>
    </td>
    ${listFigureNames.map((figure) => figureCell(batch, figure))}
  </tr>`
}

function statusCell(batch: Batch, now: number) {
  const { words, tone } = batchTag(batch)
  const note = batchNote(batch, now)
  return html`<td role="cell" data-label=${listHeadings.status()}>
    <span class="status"
      ><span class="tag ${tone}">${words}</span>${
        note === undefined ? nothing : html`<span class="muted">${note}</span>`
      }</span
    >
  </td>`
}

function figureCell({ counts }: Batch, figure: ListFigure) {
  const count = listFigure(counts, figure)
  const isStrong = figure === 'outcome-unknown' && count > 0
  return html`<td
    role="cell"
    class="number ${count === 0 ? 'zero' : ''} ${isStrong ? 'strong' : ''}"
    data-label=${listFigureWords(figure)}
    ?data-zero=${count === 0}
  >
    <span>${formatCount(count)}</span>
  </td>`
}

function barOf({ counts }: Batch) {
  return listFigureNames.map((figure) => ({
    bucket: figureColour[figure],
    count: listFigure(counts, figure),
  }))
}
