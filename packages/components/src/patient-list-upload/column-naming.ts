import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { heading } from '../element/heading.ts'

export interface ColumnNaming {
  readonly level: number
  /** The headings with their first values and what each is used as. */
  readonly table: TemplateResult
  readonly use: () => void
}

/** No heading of a refused list says NHS Number: staff may know which column it is. */
export function columnNaming({ level, table, use }: ColumnNaming): TemplateResult {
  return html`<section class="stack naming" aria-labelledby="naming">
    ${heading(level, msg('Or say which columns these are'), { id: 'naming', look: 'subtitle' })}
    <p class="small-text">
      ${msg(
        'No heading of this list is one that we know for the NHS number. If one of its columns holds it, choose it here. Your choice is remembered for lists with these headings.',
      )}
    </p>
    ${table}
    <p>
      <button type="button" class="button" part="button" id="name-columns" @click=${use}>
        ${msg('Use these columns')}
      </button>
    </p>
  </section>`
}
