import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { CareBatchError } from '@carebatch/core'

/** What a support team asks for: code, reference, where the code is explained. Folded away from staff. */
export function supportDetails(error: CareBatchError): TemplateResult {
  const { reference } = error.details
  return html`<details class="small-text">
    <summary>${msg('For your support team')}</summary>
    <p>
      ${msg('Code')} <span class="mono">${error.code}</span>${
        reference === undefined ? nothing : html`, ${msg('reference')} <span class="mono">${reference}</span>`
      }<br />
      ${msg('Explained in')} <span class="mono">${error.docs}</span>
    </p>
  </details>`
}
