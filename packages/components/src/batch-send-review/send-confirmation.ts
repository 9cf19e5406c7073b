import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg, str } from '@lit/localize'
import type { Schedule } from '@carebatch/core'
import { fieldError, type FieldProblem } from '../element/error-summary.ts'
import { heading } from '../element/heading.ts'
import { formatCount } from '../locales/format.ts'
import { patientsWords } from '../locales/words/patients-words.ts'

export interface SendConfirmation {
  readonly level: number
  readonly contactable: number
  readonly schedule: Schedule
  readonly undoSeconds: number
  /** Whether staff type the number of patients first. */
  readonly isTyped: boolean
  readonly typed: string
  readonly problems: readonly FieldProblem[]
  readonly isSending: boolean
  readonly type: (typed: string) => void
  readonly send: () => void
  readonly back: () => void
}

export const typedField = 'typed-number'

/** The question repeats the number; from the organisation's threshold on, staff type it. One green button. */
export function sendConfirmation(confirmation: SendConfirmation): TemplateResult {
  const { level, contactable, isTyped, isSending } = confirmation
  const question =
    contactable === 1
      ? msg('Send this message to 1 patient?')
      : msg(str`Send this message to ${formatCount(contactable)} patients?`)
  return html`<form
    class="card confirmation"
    novalidate
    aria-labelledby="confirmation"
    part="confirmation"
    @submit=${(event: Event) => {
      event.preventDefault()
      confirmation.send()
    }}
  >
    ${heading(level, question, { id: 'confirmation', look: 'subtitle' })}
    ${isTyped ? numberField(confirmation) : nothing}
    <div class="row">
      <button
        type="submit"
        class="button large"
        part="button button-primary"
        id="send"
        aria-disabled=${isSending ? 'true' : 'false'}
      >
        ${isSending ? msg('Sending to the server') : msg(str`Send to ${patientsWords(contactable)}`)}
      </button>
      <button type="button" class="button quiet" part="button" @click=${confirmation.back}>
        ${msg('Back')}
      </button>
    </div>
    <p class="small-text muted">${graceWords(confirmation)}</p>
  </form>`
}

function numberField({ typed, problems, type }: SendConfirmation): TemplateResult {
  const isWrong = problems.some(({ field }) => field === typedField)
  return html`<div class=${isWrong ? 'field wrong' : 'field'}>
    <label class="label" for=${typedField}>${msg('Type the number of patients')}</label>
    <p class="hint" id="${typedField}-hint">${msg('This makes sure it is the list you meant.')}</p>
    ${fieldError(typedField, problems)}
    <input
      class="input number-of-patients"
      id=${typedField}
      inputmode="numeric"
      autocomplete="off"
      aria-invalid=${isWrong}
      aria-describedby=${isWrong ? `${typedField}-error ${typedField}-hint` : `${typedField}-hint`}
      .value=${live(typed)}
      @input=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) type(currentTarget.value)
      }}
    />
  </div>`
}

function graceWords({ schedule, undoSeconds }: SendConfirmation): string {
  if (schedule.kind !== 'now') return msg('Until it leaves you can stop it, and nobody is messaged.')
  return undoSeconds === 0
    ? msg('The first messages leave at once.')
    : msg(
        str`Nothing leaves in the first ${undoSeconds} seconds. You can stop it in that time and nobody is messaged.`,
      )
}
