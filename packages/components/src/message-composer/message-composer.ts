import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import {
  defaultSettings,
  findPersonalDetails,
  isCareBatchError,
  parseIsoDate,
  replaceCostly,
  type BatchDraft,
  type DraftState,
  type MessageContent,
  type OrganisationSettings,
} from '@carebatch/core'
import type { Session, Template } from '@carebatch/core/wire'
import type { Connection } from '../controllers/client-controller.ts'
import { DraftController } from '../controllers/draft-controller.ts'
import { serverTime } from '../controllers/server-time.ts'
import { StepController } from '../controllers/step-controller.ts'
import { BatchElement } from '../element/batch-element.ts'
import { errorSummary, fieldError } from '../element/error-summary.ts'
import { heading } from '../element/heading.ts'
import { stepActions } from '../element/step-actions.ts'
import { formatIsoDate } from '../locales/format.ts'
import { theme } from '../theme/theme.ts'
import { examplePatient, extraHeadings } from './example-patient.ts'
import { composer } from './message-composer.styles.ts'
import { messageField } from './message-field.ts'
import { messagePreviews } from './message-previews.ts'
import { namesOf } from './names-of.ts'
import { personalDetailsNotice } from './personal-details-notice.ts'
import { saveTemplate, type SavingTemplate } from './save-template.ts'
import { smsCost } from './sms-cost.ts'
import { smsMeter } from './sms-meter.ts'
import { templatePicker } from './template-picker.ts'

/**
 * The second step of the wizard: the message from a template or by hand, its length as a text while it is written, a
 * guard against details of one patient, and what patients will see.
 *
 * @fires change-step - Staff go back, or on to the patient list.
 * @csspart template-picker - The choice of a template.
 * @csspart composer - The message and its placeholders.
 * @csspart sms-meter - Length and price as a text.
 */
export class MessageComposer extends BatchElement {
  static override styles: CSSResultGroup = [theme, composer]

  /** The batch that is being put together; set by script. */
  @property({ attribute: false }) draft: BatchDraft | undefined

  /** The organisation's; set by script. */
  @property({ attribute: false }) settings: OrganisationSettings = defaultSettings

  @state() private templates: readonly Template[] = []
  @state() private saving: SavingTemplate = { kind: 'closed' }
  @state() private replaced: MessageContent | undefined

  private readonly store = new DraftController(this)
  private readonly step = new StepController(this, 'message', this.focusing)

  override focus(): void {
    this.focusing.afterRender('.title')
  }

  /** Shows what is missing, as Continue does. */
  check(): boolean {
    return this.step.check()
  }

  protected override connected({ client }: Connection): void {
    // Without templates a message can still be written by hand.
    client.templates().then(
      (templates) => (this.templates = templates),
      () => this.live.announce(msg('Templates could not be loaded')),
    )
  }

  protected override updated(_changed: PropertyValues): void {
    const draft = this.store.state
    if (draft === undefined) return
    const { now } = this.costOf(draft)
    if (this.lastSegments !== undefined && this.lastSegments !== now.segments) {
      this.live.announce(msg(str`${now.units} characters, ${now.segments} texts each`))
    }
    this.lastSegments = now.segments
  }
  private lastSegments: number | undefined

  protected override renderReady({ session }: Connection): unknown {
    const draft = this.store.state
    if (draft === undefined) return nothing
    return html`<div class="body">
      ${errorSummary(this.step.problems, this.headingLevel)}
      <div class="head">
        <div class="stack tight">
          ${heading(this.headingLevel, msg('Write the message'))}
          <p class="lead">${msg('Start from a template or write your own.')}</p>
        </div>
      </div>
      <div class="columns side">${this.renderFields(draft, session)} ${this.renderMeter(draft)}</div>
      ${this.renderPreviews(draft, session)} ${stepActions(this.step)}
    </div>`
  }

  private renderFields(draft: DraftState, session: Session): TemplateResult {
    const { message, list } = draft
    const { recordCode } = this.settings
    return html`<div class="stack loose">
      ${templatePicker({
        templates: this.templates,
        used: draft.template,
        choose: (template) => this.choose(template),
        canPutBack: this.replaced !== undefined,
        putBack: () => this.putBack(),
      })}
      ${this.renderSubject(draft)}
      ${messageField({
        body: message.body,
        costly: this.costOf(draft).costly,
        headings: extraHeadings(list),
        problems: this.step.problems,
        change: (body) => this.draft?.actions.setMessage({ body }),
      })}
      ${this.renderGreeting(draft)} ${this.renderGuard(draft, session)}
      ${saveTemplate({
        saving: this.saving,
        level: this.headingLevel + 1,
        open: () => this.openSaving(),
        close: () => this.closeSaving(),
        save: (name) => void this.save(name),
      })}
      <p class="small-text">
        <strong>${msg('Code saved to the record:')}</strong> ${recordCode.display}
        <span class="muted nowrap">(${recordCode.code})</span>
      </p>
    </div>`
  }

  private renderSubject({ batchType, message }: DraftState): unknown {
    if (batchType?.channels.every((channel) => channel === 'sms')) return nothing
    const { problems } = this.step
    const isWrong = problems.some(({ field }) => field === 'subject')
    return html`<div class="field stretch ${isWrong ? 'wrong' : ''}">
      <label class="label" for="subject">${msg('Subject')}</label>
      <p class="hint" id="subject-hint">${msg('For email and the NHS App. Texts have none.')}</p>
      ${fieldError('subject', problems)}
      <input
        class="input wide"
        id="subject"
        maxlength="200"
        .value=${message.subject}
        aria-invalid=${isWrong}
        aria-describedby="subject-hint${isWrong ? ' subject-error' : ''}"
        @input=${(event: InputEvent) => this.draft?.actions.setMessage({ subject: valueOf(event) })}
      />
    </div>`
  }

  private renderGreeting({ message }: DraftState): TemplateResult {
    const greetsAlready = /^\s*(?:Dear|Annwyl)\b/i.test(message.body)
    return html`<div class="check">
      <input
        type="checkbox"
        id="greeting"
        .checked=${message.greeting}
        aria-describedby="greeting-hint"
        @change=${() => this.draft?.actions.setMessage({ greeting: !message.greeting })}
      />
      <label for="greeting">${msg('Start with “Dear” and the first name')}</label>
      <p class="hint" id="greeting-hint">
        ${
          greetsAlready
            ? msg('Your message already begins with a greeting, so no second one is added.')
            : msg('Where we know the patient’s name. The others get the message without it.')
        }
      </p>
    </div>`
  }

  private renderGuard({ message, list }: DraftState, session: Session): unknown {
    if (message.body.trim() === '') return nothing
    const today = parseIsoDate(formatIsoDate(serverTime(session)))
    const details = findPersonalDetails(message.body, {
      today,
      names: namesOf(list),
      allowedPhones: [this.settings.practicePhone],
    })
    return personalDetailsNotice(details, message.body)
  }

  private renderMeter(draft: DraftState): TemplateResult {
    const cost = this.costOf(draft)
    return smsMeter({
      cost,
      body: draft.message.body,
      patient: examplePatient(draft.list),
      level: this.headingLevel + 1,
      replace: () => this.draft?.actions.setMessage({ body: replaceCostly(draft.message.body, cost.costly) }),
    })
  }

  private renderPreviews({ message, list, batchType }: DraftState, session: Session): TemplateResult {
    return messagePreviews({
      message,
      patient: examplePatient(list),
      settings: this.settings,
      practice: this.settings.practiceName || session.organisation.name,
      channels: (batchType?.channels ?? session.channels).filter((channel) =>
        session.channels.includes(channel),
      ),
      level: this.headingLevel + 1,
    })
  }

  private costOf({ message, list }: DraftState) {
    return smsCost(message, examplePatient(list), this.settings)
  }

  private choose(template: Template | undefined): void {
    const current = this.store.state
    if (current === undefined) return
    const isOwnText = current.message.body.trim() !== '' && (current.template?.changed ?? true)
    this.replaced = template !== undefined && isOwnText ? current.message : undefined
    this.draft?.actions.applyTemplate(template)
  }

  private putBack(): void {
    if (this.replaced === undefined) return
    this.draft?.actions.applyTemplate(undefined)
    this.draft?.actions.setMessage(this.replaced)
    this.replaced = undefined
    this.focusing.afterRender('#template')
  }

  private openSaving(): void {
    this.saving = { kind: 'open', isNameMissing: false, error: undefined }
    this.focusing.afterRender('#template-name')
  }

  private closeSaving(): void {
    this.saving = { kind: 'closed' }
    this.focusing.afterRender('#save-template')
  }

  private async save(name: string): Promise<void> {
    const message = this.store.state?.message
    const { state: connection } = this.connection
    if (this.saving.kind === 'saving' || message === undefined || connection.kind !== 'ready') return
    if (name === '') return this.askForName()
    this.saving = { kind: 'saving' }
    try {
      const { subject, body } = message
      const saved = await connection.client.saveTemplate({ name, subject, body })
      this.templates = [...this.templates, saved]
      this.draft?.actions.applyTemplate(saved)
      this.live.announce(msg(str`Saved as template “${saved.name}”`))
      this.closeSaving()
    } catch (error) {
      if (!isCareBatchError(error)) throw error
      this.saving = { kind: 'open', isNameMissing: false, error }
    }
  }

  private askForName(): void {
    this.saving = { kind: 'open', isNameMissing: true, error: undefined }
    this.focusing.afterRender('#template-name')
  }
}

const valueOf = ({ target }: Event): string => (target instanceof HTMLInputElement ? target.value : '')
