import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import type { StepController } from '../controllers/step-controller.ts'

/** Continue, green and first, then Back. */
export function stepActions(step: StepController): TemplateResult {
  return html`<div class="actions" part="actions">
    <button type="button" class="button" part="button button-primary" @click=${step.goOn}>
      ${msg('Continue')}
    </button>
    <button type="button" class="button quiet" part="button" @click=${step.goBack}>${msg('Back')}</button>
  </div>`
}
