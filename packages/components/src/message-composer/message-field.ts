import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg, str } from '@lit/localize'
import { standardPlaceholders, type CostlyCharacter } from '@carebatch/core'
import { fieldError, type FieldProblem } from '../element/error-summary.ts'
import { insertText } from './insert-text.ts'
import { paintMessage } from './paint-message.ts'

export interface MessageFieldOptions {
  readonly body: string
  readonly costly: readonly CostlyCharacter[]
  /** Columns of the list that are placeholders too. */
  readonly headings: readonly string[]
  readonly problems: readonly FieldProblem[]
  readonly change: (body: string) => void
}

/** The text field with the placeholders that can be added to it. */
export function messageField(options: MessageFieldOptions): TemplateResult {
  const { body, costly, headings, problems, change } = options
  const isWrong = problems.some(({ field }) => field === 'body')
  const typed = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLTextAreaElement) change(currentTarget.value)
  }
  return html`<div class="field stretch ${isWrong ? 'wrong' : ''}" part="composer">
    <label class="label" for="body">${msg('Message')}</label>
    ${fieldError('body', problems)} ${chips([...standardPlaceholders, ...headings])}
    <div class="composer">
      ${paintMessage(body, costly)}
      <textarea
        id="body"
        rows="6"
        .value=${live(body)}
        aria-invalid=${isWrong}
        aria-describedby=${isWrong ? 'body-error' : nothing}
        @input=${typed}
      ></textarea>
    </div>
  </div>`
}

function chips(names: readonly string[]): TemplateResult {
  return html`<div class="row tight" role="group" aria-label=${msg('Add to the message')}>
    <span class="small-text muted">${msg('Add:')}</span>
    ${names.map(
      (name) =>
        html`<button type="button" class="chip" aria-label=${msg(str`Add ${name}`)} @click=${add(name)}>
          ((${name}))
        </button>`,
    )}
  </div>`
}

const add = (name: string) => (event: Event) => {
  const chip = event.currentTarget
  const field = chip instanceof Element ? chip.closest('.field')?.querySelector('textarea') : undefined
  if (field) insertText(field, `((${name}))`)
}
