import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import { contactabilityReasons } from '@carebatch/core'
import { patientsWords } from '../locales/words/patients-words.ts'
import { reasonWords } from '../locales/words/reason-words.ts'

export interface ReasonHelp {
  readonly reason: string
  /** How many patients are listed under it. */
  readonly count: number
  /** Undefined where nobody can be looked up from here. */
  readonly lookUpAgain: (() => void) | undefined
}

/** What a reason means and what staff can do about it, above the patients who are listed under it. */
export function reasonHelp({ reason, count, lookUpAgain }: ReasonHelp): TemplateResult {
  const { title, help, whatToDo } = reasonWords(reason)
  const own = contactabilityReasons.find(({ code }) => code === reason)
  const remedies: readonly string[] = own?.remedies ?? []
  const isLookedUpAgain = lookUpAgain !== undefined && remedies.includes('look-up-again')
  return html`<div class="card tint stack tight" id="reason-help">
    <p class="small-text"><strong>${title}.</strong> ${help}</p>
    <p class="small-text">${whatToDo}</p>
    ${
      isLookedUpAgain
        ? html`<p>
            <button
              type="button"
              class="button quiet small"
              part="button"
              id="look-up-again"
              @click=${lookUpAgain}
            >
              ${msg(str`Look up ${patientsWords(count)} again`)}
            </button>
          </p>`
        : nothing
    }
  </div>`
}
