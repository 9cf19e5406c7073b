import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '@lit/localize'
import { batchTypes, longestName, type BatchDraft, type BatchType, type Channel } from '@carebatch/core'
import type { Session } from '@carebatch/core/wire'
import type { StepController } from '../controllers/step-controller.ts'
import { errorSummary, fieldError } from '../element/error-summary.ts'
import { heading } from '../element/heading.ts'
import { channelWords } from '../locales/words/channel-words.ts'
import { batchTypeOffer } from '../locales/words/batch-type-words.ts'
import { icon } from '../theme/icons.ts'
import { questionnaireField } from './questionnaire-field.ts'
import type { QuestionnairesController } from './questionnaires-controller.ts'
import { waysCard } from './ways-card.ts'

export interface TypeStepOptions {
  readonly draft: BatchDraft
  readonly session: Session
  readonly step: StepController
  readonly questionnaires: QuestionnairesController
  /** The organisation's own. */
  readonly fallbackAfterHours: number
  readonly questionnaireLinkDays: number
  readonly level: number
  readonly openBatches: () => void
}

/** The first step of the wizard: what kind of batch, what it is called, and how it reaches patients. */
export function typeStep(options: TypeStepOptions): TemplateResult {
  const { draft, level, step, openBatches, session } = options
  const { batchType, questionnaire } = draft.getState()
  const asks = batchType?.link === 'questionnaire'
  const fallbackAfterHours = (asks && questionnaire?.fallbackAfterHours) || options.fallbackAfterHours
  return html`<div class="body" data-step>
    ${errorSummary(step.problems, level)}
    <div class="head">
      <div class="stack tight">
        ${heading(level, msg('What do you want to send?'))}
        <p class="lead">${msg('Every patient on your list gets the same thing. You can add their name.')}</p>
      </div>
    </div>
    <div class="columns side">
      <div class="stack loose">
        ${typeField(options)} ${asks ? questionnaires(options) : nothing} ${nameField(options)}
      </div>
      ${waysCard({ channels: waysOf(session), fallbackAfterHours, level: level + 1 })}
    </div>
    <div class="actions" part="actions">
      <button type="button" class="button" part="button button-primary" @click=${step.goOn}>
        ${msg('Continue')}
      </button>
      <button type="button" class="button quiet" part="button" @click=${openBatches}>
        ${msg('All batches')}
      </button>
    </div>
  </div>`
}

function questionnaires({ questionnaireLinkDays, ...options }: TypeStepOptions): TemplateResult {
  return questionnaireField({
    ...options,
    problems: options.step.problems,
    mayApprove: options.session.permissions.includes('settings:write'),
    linkDays: questionnaireLinkDays,
  })
}

/** In the order of the guide; the NHS App serves England only. */
function waysOf({ channels, organisation }: Session): readonly Channel[] {
  return (['email', 'nhs-app', 'sms'] as const).filter(
    (channel) => channels.includes(channel) && (channel !== 'nhs-app' || organisation.country === 'england'),
  )
}

function typeField(options: TypeStepOptions): TemplateResult {
  const { problems } = options.step
  const isWrong = problems.some(({ field }) => field === 'batchType')
  const offered = batchTypes.filter(({ code }) => options.session.batchTypes.includes(code))
  return html`<fieldset class=${isWrong ? 'field stretch wrong' : ''} id="batchType" tabindex="-1">
    <legend class="hidden">${msg('Type of batch')}</legend>
    ${fieldError('batchType', problems)}
    <div class="checks">${offered.map((type) => choice(type, options))}</div>
  </fieldset>`
}

function choice(type: BatchType, { draft, session }: TypeStepOptions): TemplateResult {
  const chosen = draft.getState().batchType
  const { title, hint } = batchTypeOffer(type)
  const ways = waysOf(session).filter((channel) => type.channels.includes(channel))
  return html`<div class="check choice" part="choice">
    <input
      type="radio"
      name="type"
      id="type-${type.code}"
      .checked=${chosen?.code === type.code}
      aria-describedby="type-${type.code}-hint"
      @change=${() => draft.actions.chooseType(type.code)}
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

function nameField({ draft, step: { problems } }: TypeStepOptions): TemplateResult {
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
      .value=${draft.getState().name}
      aria-invalid=${isWrong}
      aria-describedby="name-hint${isWrong ? ' name-error' : ''}"
      @input=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) draft.actions.setName(target.value)
      }}
    />
  </div>`
}
