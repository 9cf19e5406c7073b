import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { notice } from '../element/notice.ts'
import { patientsWords } from '../locales/words/patients-words.ts'

/** Some look-ups did not answer: those patients can be asked about again at once. */
export function noAnswerNotice(noAnswer: number, lookUpAgain: () => void): TemplateResult | typeof nothing {
  if (noAnswer === 0) return nothing
  return notice(
    'warning',
    html`<p class="small-text">
      <strong>${msg(str`The look-up did not answer for ${patientsWords(noAnswer)}.`)}</strong>
      <button type="button" class="link small-text" id="look-up-again" @click=${lookUpAgain}>
        ${msg(str`Look up ${patientsWords(noAnswer)} again`)}
      </button>
    </p>`,
  )
}
