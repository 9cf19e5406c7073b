import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { longestName, type BatchDraft, type BatchType, type Channel, type DraftState } from '@carebatch/core'
import { fieldError, type FieldProblem } from '../element/error-summary.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { batchTypeOffer } from '../locales/words/batch-type-words.ts'
import { icon } from '../theme/icons.ts'

export interface TypeStepOptions {
  readonly state: DraftState
  readonly actions: BatchDraft['actions']
  /** Those that the server offers. */
  readonly batchTypes: readonly BatchType[]
  readonly channels: readonly Channel[]
  readonly problems: readonly FieldProblem[]
}

/** What kind of batch, and what it is called. */
export function typeStep(options: TypeStepOptions): TemplateResult {
  const { batchTypes, problems } = options
  const isWrong = problems.some(({ field }) => field === 'batchType')
  return html`<div class="stack loose">
    <fieldset class=${isWrong ? 'field stretch wrong' : ''} id="batchType" tabindex="-1">
      <legend class="hidden">${msg('Type of batch')}</legend>
      ${fieldError('batchType', problems)}
      <div class="checks">${batchTypes.map((type) => choice(type, options))}</div>
    </fieldset>
    ${nameField(options)}
  </div>`
}

function choice(type: BatchType, { state, actions, channels }: TypeStepOptions): TemplateResult {
  const { title, hint } = batchTypeOffer(type)
  const ways = (['email', 'nhs-app', 'sms'] as const).filter(
    (channel) => type.channels.includes(channel) && channels.includes(channel),
  )
  return html`<div class="check choice" part="choice">
    <input
      type="radio"
      name="type"
      id="type-${type.code}"
      .checked=${state.batchType?.code === type.code}
      aria-describedby="type-${type.code}-hint"
      @change=${() => actions.chooseType(type.code)}
    />
    <label for="type-${type.code}">${title}</label>
    <p class="hint" id="type-${type.code}-hint">${hint}</p>
    <div class="tags">
      ${ways.map((channel) => html`<span class="tag plain">${icon(channel)}${channelWords(channel)}</span>`)}
      ${
        type.channels.length === 1 && type.channels[0] === 'sms'
          ? html`<span class="small-text muted">${msg('Always by text, even if the list has emails')}</span>`
          : nothing
      }
    </div>
  </div>`
}

function nameField({ state, actions, problems }: TypeStepOptions): TemplateResult {
  const isWrong = problems.some(({ field }) => field === 'name')
  return html`<div class="field stretch short ${isWrong ? 'wrong' : ''}">
    <label class="label" for="name">${msg('Name of this batch')}</label>
    <p class="hint" id="name-hint">${msg('Only staff see it. Patients do not.')}</p>
    ${fieldError('name', problems)}
    <input
      class="input wide"
      id="name"
      maxlength=${longestName}
      autocomplete="off"
      .value=${state.name}
      aria-invalid=${isWrong}
      aria-describedby="name-hint${isWrong ? ' name-error' : ''}"
      @input=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) actions.setName(target.value)
      }}
    />
  </div>`
}
