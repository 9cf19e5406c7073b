import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg } from '@lit/localize'
import type { PatientList } from '@carebatch/core'

/** More than these make the table unreadable. */
const mostShown = 4

export interface KeptColumnsChoice {
  /** Headings of the columns that the list keeps for placeholders. */
  readonly headings: readonly string[]
  readonly shown: readonly string[]
  readonly choose: (shown: readonly string[]) => void
}

/** Headings of the columns that are kept for placeholders, as every row has them. */
export function keptHeadings({ rows }: Pick<PatientList, 'rows'>): readonly string[] {
  return Object.keys(rows.at(0)?.fields ?? {})
}

/** Which of the list's other columns are shown in the table: a closed box of ticks. */
export function keptColumns({ headings, shown, choose }: KeptColumnsChoice): TemplateResult | typeof nothing {
  if (headings.length === 0) return nothing
  const isFull = shown.length >= mostShown
  const toggle = (heading: string, isShown: boolean): void =>
    choose(headings.filter((other) => (other === heading ? isShown : shown.includes(other))))
  return html`<details class="columns-choice small-text" part="columns">
    <summary>${msg('Columns of your list')}</summary>
    <fieldset>
      <legend class="small-text">${msg('Show these columns of your list too, at most 4')}</legend>
      ${headings.map((heading) => {
        const isShown = shown.includes(heading)
        return html`<label class="tick">
          <input
            type="checkbox"
            .checked=${live(isShown)}
            ?disabled=${isFull && !isShown}
            @change=${({ currentTarget }: Event) => {
              if (currentTarget instanceof HTMLInputElement) toggle(heading, currentTarget.checked)
            }}
          />
          <span>${heading}</span>
        </label>`
      })}
    </fieldset>
  </details>`
}
