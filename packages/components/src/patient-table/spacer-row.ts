import { html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'

/** Room for rows that are not drawn. Set through the CSSOM, since a strict `style-src` drops style attributes. */
export function spacerRow(pixels: number, columns: number): TemplateResult | typeof nothing {
  if (pixels <= 0) return nothing
  const makeRoom = (cell: Element | undefined): void => {
    if (cell instanceof HTMLElement) cell.style.setProperty('--room', `${pixels}px`)
  }
  return html`<tr class="spacer" role="presentation" aria-hidden="true">
    <td colspan=${columns} role="presentation" ${ref(makeRoom)}></td>
  </tr>`
}
