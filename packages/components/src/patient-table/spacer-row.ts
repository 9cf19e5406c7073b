import { html, nothing, type TemplateResult } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'

/** Room for rows that are not drawn. Set through the CSSOM, which a strict `style-src` allows. */
export function spacerRow(pixels: number, columns: number): TemplateResult | typeof nothing {
  if (pixels <= 0) return nothing
  return html`<tr class="spacer" role="presentation" aria-hidden="true">
    <td colspan=${columns} role="presentation" style=${styleMap({ '--room': `${pixels}px` })}></td>
  </tr>`
}
