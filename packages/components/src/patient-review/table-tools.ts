import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg } from '@lit/localize'

export type Density = 'compact' | 'normal' | 'comfortable'

export interface TableTools {
  readonly find: string
  readonly density: Density
  readonly search: (typed: string) => void
  readonly setDensity: (density: Density) => void
}

const densities: readonly Density[] = ['compact', 'normal', 'comfortable']

/** Find a patient, and how tall the rows are. */
export function tableTools({ find, density, search, setDensity }: TableTools): TemplateResult {
  return html`<div class="row spread">
    <div class="row find">
      <label class="label small-text" for="find">${msg('Find')}</label>
      <input
        class="input small"
        id="find"
        type="search"
        placeholder=${msg('Name, number or line')}
        autocomplete="off"
        .value=${live(find)}
        @input=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLInputElement) search(currentTarget.value)
        }}
      />
    </div>
    <div class="row small-text density">
      <label for="density">${msg('Rows')}</label>
      <select
        class="input small"
        id="density"
        @change=${({ currentTarget }: Event) => {
          if (!(currentTarget instanceof HTMLSelectElement)) return
          setDensity(densities.find((chosen) => chosen === currentTarget.value) ?? 'normal')
        }}
      >
        ${densities.map(
          (option) =>
            html`<option value=${option} .selected=${live(option === density)}>
              ${densityWords(option)}
            </option>`,
        )}
      </select>
    </div>
  </div>`
}

function densityWords(density: Density): string {
  switch (density) {
    case 'compact':
      return msg('Compact')
    case 'normal':
      return msg('Normal')
    case 'comfortable':
      return msg('Comfortable')
  }
}
