import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import {
  defaultSettings,
  checkContent,
  parseIsoDate,
  replaceCostly,
  type BatchDraft,
  type DraftState,
  type MessageContent,
  type OrganisationSettings,
} from '@carebatch/core'
import type { Session } from '@carebatch/core/wire'
import type { Connection } from '../controllers/client-controller.ts'
import { DraftController } from '../controllers/draft-controller.ts'
import { serverTime } from '../controllers/server-time.ts'
import { StepController } from '../controllers/step-controller.ts'
import { BatchElement } from '../element/batch-element.ts'
import { errorSummary } from '../element/error-summary.ts'
import { heading } from '../element/heading.ts'
import { stepActions } from '../element/step-actions.ts'
import { formatIsoDate } from '../locales/format.ts'
import { previewStyles } from '../message-preview/message-preview.styles.ts'
import { theme } from '../theme/theme.ts'
import { examplePatient, extraHeadings } from './example-patient.ts'
import { AttachmentController } from './attachment-controller.ts'
import { attachmentField } from './attachment-field.ts'
import { composer } from './message-composer.styles.ts'
import { greetingChoice } from './greeting-choice.ts'
import { listCostCard } from './list-cost-card.ts'
import { ListCostController } from './list-cost-controller.ts'
import { messageField } from './message-field.ts'
import { messagePreviews } from './message-previews.ts'
import { namesOf } from './names-of.ts'
import { contentNotice } from './content-notice.ts'
import { saveTemplate } from './save-template.ts'
import { smsCost } from './sms-cost.ts'
import { smsMeter } from './sms-meter.ts'
import { subjectField } from './subject-field.ts'
import { templatePicker } from './template-picker.ts'
import { TemplatesController } from './templates-controller.ts'

/**
 * The second step of the wizard: the message from a template or by hand, its length as a text while it is written, a
 * guard against details of one patient, and what patients will see.
 *
 * @tag message-composer
 * @fires {ChangeStepEvent} change-step - Staff go back, or on to the patient list.
 * @csspart template-picker - The choice of a template.
 * @csspart composer - The message and its placeholders.
 * @csspart attachment - The document that everybody gets.
 * @csspart sms-meter - Length and price as a text.
 * @csspart preview - What patients will see.
 * @csspart preview-sms - The message as a text.
 * @csspart preview-app - The message in the NHS App.
 * @csspart preview-email - The message as an email.
 * @csspart actions - The buttons that lead on and back.
 * @csspart button-primary - The button that leads on.
 * @csspart error-summary - What is wrong with a step, each with a link to its field.
 */
export class MessageComposer extends BatchElement {
  static override styles: CSSResultGroup = [theme, previewStyles, composer]

  /** The batch that is being put together; set by script. */
  @property({ attribute: false }) draft: BatchDraft | undefined

  /** The organisation's; set by script. */
  @property({ attribute: false }) settings: OrganisationSettings = defaultSettings

  private readonly store = new DraftController(this)
  private readonly step = new StepController(this, 'message', this.focusing)
  private readonly templates = new TemplatesController(this, this.focusing, this.live)
  private readonly attachments = new AttachmentController(this, this.focusing, this.live)
  private readonly listCost = new ListCostController(this)
  private lastSegments: number | undefined

  override focus(): void {
    this.focusing.afterRender('.title')
  }

  /** Shows what is missing, as Continue does. */
  check(): boolean {
    return this.step.check()
  }

  protected override connected({ client }: Connection): void {
    this.attachments.connect(client)
    void this.templates.load(client)
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
      <div class="columns side">${this.renderFields(draft, session)} ${this.renderMeter(draft, session)}</div>
      ${this.renderPreviews(draft, session)} ${stepActions(this.step)}
    </div>`
  }

  private renderFields(draft: DraftState, session: Session): TemplateResult {
    const { message, list } = draft
    const { recordCode } = this.settings
    const setMessage = (change: Partial<MessageContent>) => this.draft?.actions.setMessage(change)
    return html`<div class="stack loose">
      ${templatePicker({
        templates: this.templates.all,
        used: draft.template,
        choose: this.templates.choose,
        canPutBack: this.templates.canPutBack,
        putBack: this.templates.putBack,
      })}
      ${
        draft.batchType?.channels.every((channel) => channel === 'sms')
          ? nothing
          : subjectField(message.subject, this.step.problems, (subject) => setMessage({ subject }))
      }
      ${messageField({
        body: message.body,
        costly: this.costOf(draft).costly,
        headings: [...extraHeadings(list), ...(draft.attachment === undefined ? [] : ['link'])],
        problems: this.step.problems,
        change: (body) => setMessage({ body }),
      })}
      ${greetingChoice(message, () => setMessage({ greeting: !message.greeting }))}
      ${draft.batchType?.link === undefined ? this.renderAttachment(draft) : nothing}
      ${this.renderGuard(draft, session)}
      ${saveTemplate({
        saving: this.templates.saving,
        level: this.headingLevel + 1,
        open: this.templates.open,
        close: this.templates.close,
        save: (name) => void this.templates.save(name),
      })}
      <p class="small-text">
        <strong>${msg('Code saved to the record:')}</strong> ${recordCode.display}
        <span class="muted nowrap">(${recordCode.code})</span>
      </p>
    </div>`
  }

  private renderAttachment({ attachment }: DraftState): TemplateResult {
    const { problems } = this.step
    return attachmentField({ ...this.attachments, attachment, problems, level: this.headingLevel + 1 })
  }

  private renderGuard({ message, list }: DraftState, session: Session): unknown {
    if (message.body.trim() === '') return nothing
    const today = parseIsoDate(formatIsoDate(serverTime(session)))
    const texts = [
      { label: 'subject', text: message.subject },
      { label: 'body', text: message.body },
    ] as const
    const found = checkContent(texts, {
      today,
      names: namesOf(list),
      allowedPhones: [this.settings.practicePhone],
    })
    return contentNotice(found, message)
  }

  private renderMeter(draft: DraftState, session: Session): TemplateResult {
    const cost = this.costOf(draft)
    this.listCost.measure(draft, this.settings, session.organisation.name)
    const meter = smsMeter({
      cost,
      body: draft.message.body,
      patient: examplePatient(draft.list),
      level: this.headingLevel + 1,
      replace: () => this.draft?.actions.setMessage({ body: replaceCostly(draft.message.body, cost.costly) }),
    })
    return html`<div class="stack">${meter} ${listCostCard(this.listCost.cost, this.headingLevel + 1)}</div>`
  }

  private renderPreviews(
    { attachment, message, list, batchType }: DraftState,
    session: Session,
  ): TemplateResult {
    return messagePreviews({
      message,
      link: attachment?.linkExample,
      patient: examplePatient(list),
      settings: this.settings,
      practice: this.settings.practiceName || session.organisation.name,
      channels: (batchType?.channels ?? session.channels).filter((channel) =>
        session.channels.includes(channel),
      ),
      level: this.headingLevel + 1,
    })
  }

  private costOf({ attachment, message, list }: DraftState) {
    return smsCost(message, examplePatient(list), this.settings, attachment?.linkExample)
  }
}
