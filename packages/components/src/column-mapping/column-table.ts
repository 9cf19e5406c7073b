import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg, str } from '@lit/localize'
import type { Column, PatientList } from '@carebatch/core'
import { fieldError, type FieldProblem } from '../element/error-summary.ts'
import { formatCount } from '../locales/format.ts'
import { columnInSentence, columnName } from '../locales/words/column-words.ts'
import { icon } from '../theme/icons.ts'
import type { ColumnChoices } from './column-choices.ts'
import { columnField } from './column-problems.ts'
import type { ColumnSuggestion } from './column-suggestion.ts'
import { firstValues } from './column-values.ts'

export interface ColumnTable {
  readonly list: PatientList
  readonly fileName: string
  readonly choices: ColumnChoices
  readonly offered: readonly Column[]
  readonly suggestions: readonly ColumnSuggestion[]
  readonly problems: readonly FieldProblem[]
  readonly choose: (heading: number, column: Column | undefined) => void
}

/** Each heading of the file, its first values, and what it is used as. */
export function columnTable(table: ColumnTable): TemplateResult {
  return html`<div class="table-frame">
    <table class="cards" role="table" part="table">
      <caption class="hidden">
        ${msg(str`Columns of ${table.fileName}`)}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${msg('Your heading')}</th>
          <th role="columnheader" scope="col">${msg('First values in your file')}</th>
          <th role="columnheader" scope="col">${msg('Use it as')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${table.list.headers.map((heading, index) => headingRow(table, heading, index))}
      </tbody>
    </table>
  </div>`
}

function headingRow(table: ColumnTable, heading: string, index: number): TemplateResult {
  const values = firstValues(table.list, index)
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      ${heading === '' ? msg(str`Column ${index + 1}, no heading`) : heading}
    </th>
    <td role="cell" data-label=${msg('First values in your file')}>
      <span class=${values.length === 0 ? 'muted' : 'values'}
        >${values.length === 0 ? msg('No values') : values.join(', ')}</span
      >
    </td>
    <td role="cell" data-label=${msg('Use it as')}>${choiceField(table, heading, index)}</td>
  </tr>`
}

function choiceField(table: ColumnTable, heading: string, index: number): TemplateResult {
  const field = columnField(index)
  const isWrong = table.problems.some((problem) => problem.field === field)
  return html`<div class=${isWrong ? 'field wrong' : 'choice-of-column'}>
    ${fieldError(field, table.problems)} ${choiceSelect(table, heading, index, isWrong)}
    ${isWrong ? suggestionOf(table, index) : choiceTag(table.choices[index])}
  </div>`
}

function choiceSelect(table: ColumnTable, heading: string, index: number, isWrong: boolean): TemplateResult {
  const field = columnField(index)
  const chosen = table.choices[index]
  return html`<select
    class="input small"
    id=${field}
    aria-label=${msg(str`Use “${heading}” as`)}
    aria-invalid=${isWrong}
    aria-describedby=${isWrong ? `${field}-error ${field}-why` : nothing}
    @change=${({ currentTarget }: Event) => {
      if (!(currentTarget instanceof HTMLSelectElement)) return
      table.choose(
        index,
        table.offered.find((column) => column === currentTarget.value),
      )
    }}
  >
    <option value="" .selected=${live(chosen === undefined)}>${keepWords(heading)}</option>
    ${table.offered.map(
      (column) =>
        html`<option value=${column} .selected=${live(column === chosen)}>${columnName(column)}</option>`,
    )}
  </select>`
}

function keepWords(heading: string): string {
  return heading === '' ? msg('Not used') : msg(str`Keep for ((${heading}))`)
}

function choiceTag(column: Column | undefined): TemplateResult {
  return column === undefined
    ? html`<span class="tag grey">${msg('Kept')}</span>`
    : html`<span class="tag green">${icon('tick')}${msg('Recognised')}</span>`
}

/** "412 of 412 values are dates, 1951 to 2008." and the button that takes it. */
function suggestionOf({ suggestions, choose }: ColumnTable, heading: number): TemplateResult {
  const why = `${columnField(heading)}-why`
  const suggestion = suggestions.find((candidate) => candidate.heading === heading)
  if (suggestion === undefined)
    return html`<p class="small-text" id=${why}>${msg('No column looks like it. Your list may lack it.')}</p>`
  const { column } = suggestion
  return html`<p class="small-text" id=${why}>
    ${suggestionWords(suggestion)}
    <button type="button" class="link small-text" @click=${() => choose(heading, column)}>
      ${msg(str`Use as ${columnInSentence(column)}`)}
    </button>
  </p>`
}

function suggestionWords({ column, matches, values, years }: ColumnSuggestion): string {
  const share = msg(str`${formatCount(matches)} of ${formatCount(values)}`)
  if (years !== undefined) return msg(str`${share} values are dates, ${years.first} to ${years.last}.`)
  if (column === 'phone') return msg(str`${share} values are phone numbers.`)
  if (column === 'nhsNumber') return msg(str`${share} values are NHS numbers.`)
  return msg(str`${share} values are email addresses.`)
}
