import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { PatientListReview } from '@carebatch/core'
import type { StepController } from '../controllers/step-controller.ts'
import { formatCount } from '../locales/format.ts'
import { patientsWords } from '../locales/words/patients-words.ts'

/** On to the time with so many patients, or back; and how many are left behind. */
export function reviewActionsRow(
  step: StepController,
  { contactable, notContactable }: PatientListReview,
): TemplateResult {
  return html`<div class="actions" part="actions">
    <button type="button" class="button" part="button button-primary" id="continue" @click=${step.goOn}>
      ${contactable === 0 ? msg('Continue') : msg(str`Continue with ${patientsWords(contactable)}`)}
    </button>
    <button type="button" class="button quiet" part="button" @click=${step.goBack}>${msg('Back')}</button>
    ${
      notContactable === 0
        ? nothing
        : html`<span class="last"
            >${
              notContactable === 1
                ? msg('1 patient will not be messaged')
                : msg(str`${formatCount(notContactable)} patients will not be messaged`)
            }</span
          >`
    }
  </div>`
}
