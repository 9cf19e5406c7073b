import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { repeat } from 'lit/directives/repeat.js'
import { msg, str } from '@lit/localize'
import type { PatientReview } from '@carebatch/core'
import { formatCount } from '../locales/format.ts'
import { linesWords } from '../locales/words/lines-words.ts'
import { reasonWords } from '../locales/words/reason-words.ts'
import type { RowWindow } from '../patient-table/row-window.ts'
import { spacerRow } from '../patient-table/spacer-row.ts'
import { reviewName } from '../reviewed-patient/review-name.ts'
import { channelTag } from './channel-tag.ts'
import { cellTemplate } from './cell-template.ts'
import { reasonNote } from './reason-note.ts'
import { reviewActions, type ReviewAction } from './review-actions.ts'
import { reviewCell, type ReviewedList, type ShownColumn } from './review-cell.ts'
import type { ReviewGroup } from './review-filter.ts'
import type { ReviewRow, ReviewRows, ReviewSort, SortDirection } from './review-rows.ts'

export interface ReviewTable {
  readonly reviewed: ReviewedList
  readonly group: ReviewGroup
  readonly rows: ReviewRows
  readonly window: RowWindow
  readonly sort: ReviewSort
  readonly direction: SortDirection
  readonly isReadOnly: boolean
  /** Headings of the list's other columns that staff chose to see. */
  readonly kept: readonly string[]
  readonly sortBy: (sort: ReviewSort) => void
  readonly act: (action: ReviewAction, row: ReviewRow) => void
  /** The open editor below a row, or undefined. */
  readonly editorOf: (row: ReviewRow) => unknown
}

/** A real table of which only the rows in sight are drawn. */
export function reviewTable(table: ReviewTable): TemplateResult {
  const columns = (table.isReadOnly ? 6 : 7) + table.kept.length
  const { first, end, before, after } = table.window
  const caption =
    table.group === 'can' ? msg('Patients who can be contacted') : msg('Patients who cannot be contacted')
  return html`<div class="rows-frame" tabindex="0" role="region" aria-label=${caption}>
    <table
      class="cards ${table.group} ${table.kept.length > 0 ? 'with-kept' : ''}"
      role="table"
      part="table"
      aria-rowcount=${table.rows.length + 1}
      aria-label=${caption}
    >
      <thead role="rowgroup">
        ${headRow(table)}
      </thead>
      <tbody role="rowgroup">
        ${spacerRow(before, columns)}
        ${repeat(
          table.rows.slice(first, end),
          ([patient]) => patient.line,
          (row, index) => bodyRow(table, row, first + index, columns),
        )}
        ${spacerRow(after, columns)}
      </tbody>
    </table>
  </div>`
}

function headRow(table: ReviewTable): TemplateResult {
  return html`<tr role="row" aria-rowindex="1">
    ${sortHeading(table, 'line', msg('Line'), 'line number')}
    ${sortHeading(table, 'name', msg('Name'), 'name')}
    <th role="columnheader" scope="col" class="nhs">${msg('NHS number')}</th>
    <th role="columnheader" scope="col" class="phone">${msg('Mobile')}</th>
    <th role="columnheader" scope="col" class="born">${msg('Date of birth')}</th>
    ${table.kept.map((heading) => html`<th role="columnheader" scope="col" class="kept">${heading}</th>`)}
    <th role="columnheader" scope="col" class="why">
      ${table.group === 'can' ? msg('Reached by') : msg('Reason')}
    </th>
    ${
      table.isReadOnly
        ? nothing
        : html`<th role="columnheader" scope="col" class="acts">
            <span class="hidden">${msg('Actions')}</span>
          </th>`
    }
  </tr>`
}

function sortHeading(table: ReviewTable, sort: ReviewSort, words: string, look: string): TemplateResult {
  return html`<th
    role="columnheader"
    scope="col"
    class=${look}
    aria-sort=${table.sort === sort ? table.direction : 'none'}
  >
    <button type="button" @click=${() => table.sortBy(sort)}>${words}</button>
  </th>`
}

function bodyRow(table: ReviewTable, row: ReviewRow, index: number, columns: number): TemplateResult {
  const editor = table.editorOf(row)
  return html`<tr role="row" data-index=${index} aria-rowindex=${index + 2} ?data-on=${editor !== undefined}>
      ${cellsOf(table, row)}
      ${
        table.isReadOnly
          ? nothing
          : html`<td role="cell" class="acts">${actionButtons(table, row, editor !== undefined)}</td>`
      }
    </tr>
    ${
      editor === undefined
        ? nothing
        : html`<tr role="row" class="edit" data-index=${index} aria-rowindex=${index + 2}>
            <td role="cell" colspan=${columns}>${editor}</td>
          </tr>`
    }`
}

function cellsOf({ reviewed, group, kept }: ReviewTable, row: ReviewRow): TemplateResult {
  const [patient] = row
  return html`<td role="cell" class="line number" data-label=${msg('Line')}>
      <span>${lineNumbers(row)}</span>
    </td>
    <th role="rowheader" scope="row" class="name">
      <strong>${reviewName(patient) ?? msg('No name')}</strong>
    </th>
    ${dataCell(reviewed, row, 'nhsNumber', msg('NHS number'))}
    ${dataCell(reviewed, row, 'phone', msg('Mobile'))}
    ${dataCell(reviewed, row, 'dateOfBirth', msg('Date of birth'))}
    ${kept.map((heading) => keptCell(row, heading))}
    ${
      group === 'can'
        ? html`<td role="cell" class="why" data-label=${msg('Reached by')}>
            <span>${channelTag(patient)}</span>
          </td>`
        : html`<td role="cell" class="why" data-label=${msg('Reason')}>${reason(reviewed, patient)}</td>`
    }`
}

function lineNumbers(row: ReviewRow): string {
  const lines = row.map(({ line }) => formatCount(line))
  return lines.length === 1
    ? (lines[0] ?? '')
    : msg(str`${lines.slice(0, -1).join(', ')} and ${lines.at(-1) ?? ''}`)
}

function dataCell(
  reviewed: ReviewedList,
  row: ReviewRow,
  column: ShownColumn,
  label: string,
): TemplateResult {
  const [patient, ...others] = row
  const cell = reviewCell(reviewed, patient, column)
  const differ = others.some((other) => {
    const theirs = reviewCell(reviewed, other, column)
    return theirs.kind !== cell.kind || ('text' in theirs && 'text' in cell && theirs.text !== cell.text)
  })
  return html`<td role="cell" class=${column} data-label=${label}>
    ${differ ? html`<span>${msg(str`${row.length} different`)}</span>` : cellTemplate(cell)}
  </td>`
}

function keptCell(row: ReviewRow, heading: string): TemplateResult {
  const values = [...new Set(row.map((patient) => patient.row.fields[heading] ?? ''))]
  const words = values.length > 1 ? msg(str`${values.length} different`) : (values[0] ?? '')
  return html`<td role="cell" class="kept" data-label=${heading}>
    ${words === '' ? html`<span class="muted">${msg('None in the list')}</span>` : html`<span>${words}</span>`}
  </td>`
}

function reason(reviewed: ReviewedList, patient: PatientReview): TemplateResult {
  const { title, tone } = reasonWords(patient.reason ?? '')
  const note = reasonNote(reviewed, patient)
  return html`<span class="stack reason">
    <span class="tag wrap ${tone === 'fix' ? 'orange' : 'grey'}">${title}</span>
    ${note === undefined ? nothing : html`<span class="muted break">${note}</span>`}
  </span>`
}

function actionButtons(table: ReviewTable, row: ReviewRow, isOpen: boolean): TemplateResult {
  const where = linesWords(row.map(({ line }) => line))
  return html`<span class="stack reason">
    ${reviewActions(row[0]).map(
      (action, index) =>
        html`<button
          type="button"
          class="link"
          data-act=${row[0].line}
          aria-expanded=${ifDefined(expanded(action, isOpen))}
          @click=${() => table.act(action, row)}
        >
          ${isOpen && index === 0 ? msg('Close') : actionWords(action)}<span class="hidden"> ${where}</span>
        </button>`,
    )}
  </span>`
}

/** Those that open a row below; the others act at once. */
const opens: ReadonlySet<ReviewAction> = new Set(['fix', 'change', 'choose'])

/** Undefined for acts that open nothing. */
function expanded(action: ReviewAction, isOpen: boolean): 'true' | 'false' | undefined {
  if (!opens.has(action)) return undefined
  return isOpen ? 'true' : 'false'
}

function actionWords(action: ReviewAction): string {
  switch (action) {
    case 'fix':
      return msg('Fix')
    case 'change':
      return msg('Change')
    case 'choose':
      return msg('Choose')
    case 'ignore-email':
      return msg('Ignore email')
    case 'look-up-again':
      return msg('Look up again')
    case 'put-back':
      return msg('Put back')
    case 'confirm':
      return msg('Details are right')
  }
}
