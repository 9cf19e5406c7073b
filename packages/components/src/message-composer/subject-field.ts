import { html, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { longestSubject } from '@carebatch/core'
import { fieldError, type FieldProblem } from '../element/error-summary.ts'

/** Only where something else than a text can be sent. */
export function subjectField(
  subject: string,
  problems: readonly FieldProblem[],
  change: (subject: string) => void,
): TemplateResult {
  const isWrong = problems.some(({ field }) => field === 'subject')
  return html`<div class="field stretch ${isWrong ? 'wrong' : ''}">
    <label class="label" for="subject">${msg('Subject')}</label>
    <p class="hint" id="subject-hint">${msg('For email and the NHS App. Texts have none.')}</p>
    ${fieldError('subject', problems)}
    <input
      class="input wide"
      id="subject"
      maxlength=${longestSubject}
      .value=${subject}
      aria-invalid=${isWrong}
      aria-describedby="subject-hint${isWrong ? ' subject-error' : ''}"
      @input=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) change(target.value)
      }}
    />
  </div>`
}
