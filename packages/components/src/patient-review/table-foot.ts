import { html, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { formatCount } from '../locales/format.ts'
import { patientsWords } from '../locales/words/patients-words.ts'
import type { ReviewSort, SelectedRows } from './review-rows.ts'

export interface TableFoot {
  readonly selected: SelectedRows
  readonly total: number
  readonly sort: ReviewSort
}

/** How many rows of how many, so that figures can be added up. */
export function tableFoot({ selected, total, sort }: TableFoot): TemplateResult {
  return html`<div class="table-foot">
    <span>${rowWords(selected, total)}</span>
    <span
      >${sort === 'line' ? msg('Sorted by line.') : msg('Sorted by name.')}
      ${msg('Dates are read day first')}</span
    >
  </div>`
}

function rowWords({ rows, lines }: SelectedRows, total: number): string {
  const all = patientsWords(total)
  const shown = formatCount(lines)
  return rows.length === lines
    ? msg(str`${shown} of ${all}`)
    : msg(
        str`${formatCount(rows.length)} rows. Lines that belong together share a row: ${shown} lines of ${formatCount(total)}`,
      )
}
