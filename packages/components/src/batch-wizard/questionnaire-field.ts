import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '@lit/localize'
import type { BatchDraft } from '@carebatch/core'
import type { QuestionnaireSummary } from '@carebatch/core/wire'
import { fieldError, type FieldProblem } from '../element/error-summary.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { formatDate } from '../locales/format.ts'
import type { QuestionnairesController } from './questionnaires-controller.ts'

export interface QuestionnaireFieldOptions {
  readonly draft: BatchDraft
  readonly questionnaires: QuestionnairesController
  readonly problems: readonly FieldProblem[]
  /** Whether this person may approve one for the organisation. */
  readonly mayApprove: boolean
  /** Days that links work where the questionnaire does not say. */
  readonly linkDays: number
  readonly fallbackAfterHours: number
  readonly level: number
}

/** Which questionnaire is sent. One that nobody has approved can be looked at and not chosen. */
export function questionnaireField(options: QuestionnaireFieldOptions): TemplateResult {
  const { questionnaires, problems, level } = options
  const isWrong = problems.some(({ field }) => field === 'questionnaire')
  return html`<fieldset class=${isWrong ? 'field stretch wrong' : ''} id="questionnaire" tabindex="-1">
    <legend class="label">${msg('Questionnaire')}</legend>
    ${fieldError('questionnaire', problems)}
    ${questionnaires.error && problemNotice(questionnaires.error, { level, retry: questionnaires.again })}
    ${
      questionnaires.all === undefined && questionnaires.error === undefined
        ? html`<p class="muted">${msg('Loading')}</p>`
        : nothing
    }
    <div class="checks">${(questionnaires.all ?? []).map((one) => choice(one, options))}</div>
  </fieldset>`
}

function choice(one: QuestionnaireSummary, options: QuestionnaireFieldOptions): TemplateResult {
  const { draft } = options
  const { code, title, fallbackAfterHours, canBeSent } = one
  const chosen = draft.getState().questionnaire?.code === code
  return html`<div class="check choice" part="choice">
    <input
      type="radio"
      name="questionnaire"
      id="questionnaire-${code}"
      .checked=${chosen}
      ?disabled=${!canBeSent}
      aria-describedby="questionnaire-${code}-hint"
      @change=${() => draft.actions.chooseQuestionnaire({ code, title, fallbackAfterHours })}
    />
    <label for="questionnaire-${code}">${title}</label>
    <p class="hint" id="questionnaire-${code}-hint">${hintOf(one, options)}</p>
    ${approvalOf(one, options)}
  </div>`
}

function hintOf(
  { questions, validDays, fallbackAfterHours }: QuestionnaireSummary,
  { linkDays, fallbackAfterHours: usual }: QuestionnaireFieldOptions,
): string {
  const days = validDays ?? linkDays
  const hours = fallbackAfterHours ?? usual
  return msg(
    str`${questions} questions. The link works for ${days} days. A text follows an unread NHS App message after ${hours} hours.`,
  )
}

function approvalOf(
  { code, isExample, approved, canBeSent }: QuestionnaireSummary,
  { mayApprove, questionnaires }: QuestionnaireFieldOptions,
): TemplateResult {
  return html`<div class="tags">
    ${isExample ? html`<span class="tag orange">${msg('Example, not clinically approved')}</span>` : nothing}
    ${
      approved === undefined
        ? nothing
        : html`<span class="small-text muted"
            >${msg(str`Approved by ${approved.by} on ${formatDate(approved.at)}`)}</span
          >`
    }
    ${
      approved === undefined && mayApprove
        ? html`<button
            type="button"
            class="button quiet small"
            part="button"
            ?disabled=${questionnaires.approving !== undefined}
            @click=${() => void questionnaires.approve(code)}
          >
            ${msg('Approve for our organisation')}
          </button>`
        : nothing
    }
    ${
      canBeSent
        ? nothing
        : html`<span class="small-text"
            >${msg('It can be sent once somebody with that right has approved it.')}</span
          >`
    }
  </div>`
}
