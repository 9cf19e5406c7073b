import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { Rehearsal, TextCost } from '@carebatch/core'
import { heading } from '../element/heading.ts'
import { formatCount, formatPence } from '../locales/format.ts'
import { costNotes } from './cost-notes.ts'

interface CostRow {
  readonly how: string
  readonly patients: number
  readonly cost: TextCost
}

const noTexts: TextCost = { patients: 0, bySegments: new Map(), texts: 0, pence: 0 }

/** What the texts cost at most, by way of sending; App messages and emails cost nothing. */
export function costTable(rehearsal: Rehearsal, pencePerText: number, level: number): TemplateResult {
  const { atMost, contactable } = rehearsal
  const lengths = [...atMost.bySegments.keys()].sort((one, other) => one - other)
  return html`<section class="stack tight" aria-labelledby="cost">
    ${heading(level, msg('Cost'), { id: 'cost', look: 'subtitle' })}
    <div class="table-frame">
      <table class="cards" role="table" part="table">
        <caption class="hidden">
          ${msg('Cost by way of sending')}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="how">${msg('How')}</th>
            ${headings(lengths, pencePerText).map(
              (words) => html`<th role="columnheader" scope="col" class="number">${words}</th>`,
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${costRows(rehearsal).map((row) => costRow(row, lengths, pencePerText))}
        </tbody>
        <tfoot role="rowgroup">
          ${costRow({ how: msg('At most'), patients: contactable, cost: atMost }, lengths, pencePerText)}
        </tfoot>
      </table>
    </div>
    ${costNotes(rehearsal)}
  </section>`
}

function costRows({ channels, texts, fallbackTexts }: Rehearsal): readonly CostRow[] {
  const rows: readonly CostRow[] = [
    { how: msg('Text'), patients: channels.sms, cost: texts },
    {
      how: msg('Text after an unread App message, at most'),
      patients: channels['nhs-app'],
      cost: fallbackTexts,
    },
    { how: msg('Email'), patients: channels.email, cost: noTexts },
  ]
  return rows.filter(({ patients }) => patients > 0)
}

function headings(lengths: readonly number[], pencePerText: number): readonly string[] {
  return [
    msg('Patients'),
    ...lengths.map((length) => (length === 1 ? msg('Need 1 text') : msg(str`Need ${length} texts`))),
    msg('Texts in all'),
    msg(str`Cost at ${formatPence(pencePerText)}`),
  ]
}

function costRow(
  { how, patients, cost }: CostRow,
  lengths: readonly number[],
  pencePerText: number,
): TemplateResult {
  const labels = headings(lengths, pencePerText)
  const figures = [patients, ...lengths.map((length) => cost.bySegments.get(length) ?? 0), cost.texts]
  return html`<tr role="row">
    <th role="rowheader" scope="row">${how}</th>
    ${figures.map((figure, index) => figureCell(figure, labels[index] ?? ''))}
    <td role="cell" class="number" data-label=${labels.at(-1) ?? ''}><span>${pounds(cost.pence)}</span></td>
  </tr>`
}

function figureCell(figure: number, label: string): TemplateResult {
  return html`<td
    role="cell"
    class=${figure === 0 ? 'number zero' : 'number'}
    data-label=${label}
    data-zero=${figure === 0 ? '' : nothing}
  >
    <span>${formatCount(figure)}</span>
  </td>`
}

/** In a column of sums all are in pounds, so that they can be compared at a glance. */
function pounds(pence: number): string {
  return (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' })
}
