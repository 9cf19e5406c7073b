import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import {
  clinicalSystems,
  defaultSettings,
  findClinicalSystem,
  parseIsoDate,
  type BatchDraft,
  type DraftState,
  type OrganisationSettings,
  type Rehearsal,
  type Schedule,
} from '@carebatch/core'
import type { Session } from '@carebatch/core/wire'
import type { Connection } from '../controllers/client-controller.ts'
import { DraftController } from '../controllers/draft-controller.ts'
import { serverTime } from '../controllers/server-time.ts'
import { BatchElement } from '../element/batch-element.ts'
import { errorSummary, type FieldProblem } from '../element/error-summary.ts'
import { heading } from '../element/heading.ts'
import { BeforeSendEvent } from '../events/before-send-event.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { formatCount, formatIsoDate } from '../locales/format.ts'
import { previewStyles } from '../message-preview/message-preview.styles.ts'
import { table } from '../theme/table.styles.ts'
import { tasks } from '../theme/tasks.styles.ts'
import { theme } from '../theme/theme.ts'
import { sendReviewStyles } from './batch-send-review.styles.ts'
import { batchSummary } from './batch-summary.ts'
import { costTable } from './cost-table.ts'
import { guardField, guardList } from './guard-list.ts'
import { patientPreview } from './patient-preview.ts'
import { rehearsalCard } from './rehearsal-card.ts'
import { rehearsed, type CompleteDraft, type Schedules } from './rehearsed.ts'
import { sendConfirmation, typedField } from './send-confirmation.ts'
import { sendGuards, type SendGuard } from './send-guards.ts'
import { sendingNotice } from './sending-notice.ts'

/** Everything on screen that follows from the draft. */
interface Rehearsed {
  readonly draft: CompleteDraft
  readonly schedule: Schedule
  readonly rehearsal: Rehearsal
  readonly guards: readonly SendGuard[]
}

/**
 * The last step of the wizard (guide, step 7): the whole batch rehearsed, what it costs, what was looked at, the
 * message as one real patient gets it, and Send.
 *
 * @tag batch-send-review
 * @fires {ChangeStepEvent} change-step - Staff go back to a step, from "Change", "See why" or Back.
 * @fires {BeforeSendEvent} before-send - Cancelable. Send was pressed and nothing stands in the way.
 * @csspart rehearsal - What will happen.
 * @csspart guards - What was looked at before sending.
 * @csspart preview - The message as one patient gets it.
 * @csspart confirmation - The question, the number and Send.
 * @csspart preview-sms - That message as a text.
 * @csspart preview-app - That message in the NHS App.
 * @csspart preview-email - That message as an email.
 * @csspart table - What it costs.
 * @csspart button-primary - The button that leads on.
 * @csspart error-summary - What is wrong with a step, each with a link to its field.
 */
export class BatchSendReview extends BatchElement {
  static override styles: CSSResultGroup = [theme, table, tasks, previewStyles, sendReviewStyles]

  /** The batch that is being put together; set by script. */
  @property({ attribute: false }) draft: BatchDraft | undefined

  /** The organisation's; set by script. */
  @property({ attribute: false }) settings: OrganisationSettings = defaultSettings

  @state() private schedules: Schedules | undefined
  @state() private typed = ''
  @state() private problems: readonly FieldProblem[] = []
  @state() private find = ''
  @state() private previewLine: number | undefined

  private readonly store = new DraftController(this, (now, before) => this.follow(now, before))
  private known: { readonly basis: readonly unknown[]; readonly rehearsed: Rehearsed } | undefined

  override focus(): void {
    this.focusing.afterRender('.title')
  }

  protected override connected(): void {
    void import('@carebatch/core/schedule').then((schedules) => (this.schedules = schedules))
  }

  protected override renderReady({ session }: Connection): unknown {
    const found = this.rehearsed(session)
    if (found === undefined) return nothing
    const { draft } = found
    return html`<div class="body">
      ${errorSummary(this.problems, this.headingLevel)}
      <div class="head">
        <div class="stack tight">
          ${heading(this.headingLevel, msg('Review and send'))}
          <p class="lead">${msg('We have rehearsed the whole batch. This is what will happen.')}</p>
        </div>
      </div>
      <div class="columns side">
        ${this.renderFigures(found, session)}
        <aside class="stack">
          ${batchSummary(draft, systemOf(session), this.headingLevel + 1)}
          ${this.renderPreview(draft, session)}
        </aside>
      </div>
      ${this.renderConfirmation(found, session)}
    </div>`
  }

  private renderFigures({ rehearsal, schedule, guards }: Rehearsed, session: Session): TemplateResult {
    const level = this.headingLevel + 1
    return html`<div class="stack loose">
      ${rehearsalCard({
        rehearsal,
        schedule,
        now: serverTime(session),
        level,
        clinicalSystem: systemOf(session),
      })}
      ${costTable(rehearsal, this.settings.pencePerText, level)}
      ${guardList(guards, level, (lines) => this.draft?.actions.edit({ kind: 'leave-out', lines }))}
    </div>`
  }

  private renderPreview(draft: CompleteDraft, session: Session): unknown {
    return patientPreview({
      draft,
      settings: this.settings,
      practice: session.organisation.name,
      level: this.headingLevel + 1,
      find: this.find,
      line: this.previewLine,
      search: (typed) => (this.find = typed),
      choose: (line) => (this.previewLine = line),
    })
  }

  private renderConfirmation(
    { draft, schedule, rehearsal, guards }: Rehearsed,
    session: Session,
  ): TemplateResult {
    const send = (): void => void this.send(rehearsal, guards)
    return html`<div class="outcome">
        ${sendingNotice(draft.sending, { level: this.headingLevel + 1, send })}
      </div>
      ${
        session.permissions.includes('batches:send')
          ? sendConfirmation({
              level: this.headingLevel + 1,
              contactable: rehearsal.contactable,
              schedule,
              undoSeconds: this.settings.undoSeconds,
              isTyped: this.isTyped(rehearsal),
              typed: this.typed,
              problems: this.problems,
              isSending: draft.sending.kind === 'sending',
              type: (typed) => (this.typed = typed),
              send,
              back: () => this.dispatchEvent(new ChangeStepEvent('when')),
            })
          : nothing
      }`
  }

  /** A long list takes a moment to rehearse, so it is done again only where something that counts has changed. */
  private rehearsed(session: Session): Rehearsed | undefined {
    const draft = this.store.state
    if (draft?.list.kind !== 'read' || this.schedules === undefined) return undefined
    const { schedule } = draft.time
    if (schedule === undefined) return undefined
    const now = serverTime(session)
    const minute = Math.floor(now / 60_000)
    const basis = [draft.list.review, draft.message, schedule, this.settings, this.schedules, minute]
    const complete = { ...draft, list: draft.list }
    if (this.known?.basis.every((part, index) => part === basis[index]) === true)
      return { ...this.known.rehearsed, draft: complete }
    const rehearsal = rehearsed(complete, schedule, {
      schedules: this.schedules,
      settings: this.settings,
      practice: session.organisation.name,
      now,
      today: parseIsoDate(formatIsoDate(now)),
    })
    const fresh = { draft: complete, schedule, rehearsal, guards: sendGuards(rehearsal, now, draft.message) }
    this.known = { basis, rehearsed: fresh }
    return fresh
  }

  private isTyped({ contactable }: Rehearsal): boolean {
    return contactable >= this.settings.typedConfirmationFrom
  }

  private async send(rehearsal: Rehearsal, guards: readonly SendGuard[]): Promise<void> {
    if (this.store.state?.sending.kind === 'sending') return
    this.problems = [...guardProblems(guards), ...this.numberProblems(rehearsal)]
    if (this.problems.length > 0) return this.focusing.afterRender('.summary')
    await this.draft?.actions.send((batch) => this.dispatchEvent(new BeforeSendEvent(batch)))
  }

  private numberProblems(rehearsal: Rehearsal): readonly FieldProblem[] {
    const typed = this.typed.replace(/[\s,.]/g, '')
    if (!this.isTyped(rehearsal) || typed === String(rehearsal.contactable)) return []
    const number = formatCount(rehearsal.contactable)
    const words =
      typed === ''
        ? msg(str`Type ${number}, the number of patients who will be messaged`)
        : msg(
            str`This list has ${number} patients who can be contacted. Type that number, or check that it is the list you meant`,
          )
    return [{ field: typedField, words }]
  }

  private follow(now: DraftState, before: DraftState | undefined): void {
    if (before === undefined || now.sending.kind === before.sending.kind) return
    if (now.sending.kind === 'refused' || now.sending.kind === 'no-answer')
      this.focusing.afterRender('#problem')
    if (now.sending.kind === 'sending') this.live.announce(msg('The batch is handed to the server'))
  }
}

function guardProblems(guards: readonly SendGuard[]): readonly FieldProblem[] {
  return guards.flatMap(({ tone, words }, index) =>
    tone === 'block' ? [{ field: guardField(index), words }] : [],
  )
}

function systemOf({ organisation }: Session): string {
  return findClinicalSystem(clinicalSystems, organisation.clinicalSystem).title
}
