import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import {
  CareBatchError,
  defaultSettings,
  draftSteps,
  isCareBatchError,
  memoryMappings,
  type BatchDraft,
  type DraftState,
  type DraftStep,
  type HostPatient,
  type KnownMappings,
  type OrganisationSettings,
} from '@carebatch/core'
import type { Connection } from '../controllers/client-controller.ts'
import { DraftController } from '../controllers/draft-controller.ts'
import { RetryController } from '../controllers/retry-controller.ts'
import { StepController } from '../controllers/step-controller.ts'
import { BatchElement } from '../element/batch-element.ts'
import { alreadySentNotice } from '../element/already-sent-notice.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { serverTime } from '../controllers/server-time.ts'
import { BatchSentEvent } from '../events/batch-sent-event.ts'
import { ChangeStepEvent } from '../events/change-step-event.ts'
import { DraftKeptEvent } from '../events/draft-kept-event.ts'
import { OpenBatchesEvent } from '../events/open-batches-event.ts'
import { StepChangedEvent } from '../events/step-changed-event.ts'
import { theme } from '../theme/theme.ts'
import { wizardStyles } from './batch-wizard.styles.ts'
import { newDraft, openDraft } from './new-draft.ts'
import { QuestionnairesController } from './questionnaires-controller.ts'
import { savingLine } from './saving-line.ts'
import { standstillNotice } from './standstill-notice.ts'
import { stepElement } from './step-element.ts'
import { stepList } from './step-list.ts'
import { typeStep } from './type-step.ts'

/** A step's own element: it can take the focus, and some can show what is missing. */
interface StepElement extends HTMLElement {
  check?(): boolean
}

/**
 * Sends a batch message in six steps: type, message, patient list, check, when, review and send; then the seconds in
 * which Send can still be undone. Everything that staff enter is in `draft`, so going back loses nothing.
 *
 * @tag batch-wizard
 * @fires {StepChangedEvent} step-changed - Another step is shown; `step` can be kept in the page's address and set from it.
 * @fires {BeforeSendEvent} before-send - Cancelable. Everything is ready and Send was pressed.
 * @fires {DraftKeptEvent} draft-kept - The server keeps the draft under this id; `draft-id` with it leads back.
 * @fires {BatchSentEvent} batch-sent - The server has the batch.
 * @fires {OpenBatchEvent} open-batch - Staff want to watch it being sent.
 * @fires {OpenBatchesEvent} open-batches - Staff want the list of batches.
 * @fires {OpenSimulatorEvent} open-simulator - Test mode only.
 * @csspart steps - The step list.
 * @csspart saving - Whether the draft is saved.
 * @csspart choice - One type of batch.
 * @csspart actions - The buttons that lead on and back.
 * @csspart button-primary - The button that leads on.
 * @csspart error-summary - What is wrong with a step, each with a link to its field.
 */
export class BatchWizard extends BatchElement {
  static override styles: CSSResultGroup = [theme, wizardStyles]

  /** The step that is shown: type, message, list, check, when or send. One that cannot be reached yet is not taken. */
  @property({ reflect: true }) step: DraftStep | undefined

  /**
   * A draft that was saved, here or on another computer: the wizard goes on with it. Set by the element once its own is
   * saved; another one opens that draft.
   */
  @property({ attribute: 'draft-id', reflect: true }) draftId: string | undefined

  /** What is being put together; made by the element itself unless the host hands one in. */
  @property({ attribute: false }) draft: BatchDraft | undefined

  /**
   * Patients whom the portal has already: they go through the same checks as a file, without one. Keys are our column
   * names, or any heading that lists may have. Another array is another list; set by script.
   */
  @property({ attribute: false }) patients: readonly HostPatient[] | undefined

  /** What `patients` are called where a file would show its name: "Asthma recall". */
  @property({ attribute: 'patients-name' }) patientsName = ''

  /** Where columns that were named by hand are remembered; by default in this element. Set by script, before anything else. */
  @property({ attribute: false }) mappings: KnownMappings = memoryMappings()

  @state() private settings: OrganisationSettings = defaultSettings
  @state() private failure: CareBatchError | undefined

  private readonly store = new DraftController(this, (now, before) => this.follow(now, before))
  private readonly questionnaires = new QuestionnairesController(this)
  private readonly typing = new StepController(this, 'type', this.focusing)
  private readonly loading = new RetryController(this, () => this.load())
  private madeFor: Connection['client'] | undefined
  /** Counts drafts that were made or opened, so that only the newest arrives. */
  private opening: { readonly turn: number; readonly draftId?: string | undefined } = { turn: 0 }
  /** The draft that this element made itself. */
  private made: BatchDraft | undefined
  /** The draft into which `patients` were read. */
  private patientsOf: BatchDraft | undefined
  /** Index of the step furthest on that staff have seen: nobody skips the check of a list by way of the step list. */
  private furthest = 0

  constructor() {
    super()
    this.addEventListener(ChangeStepEvent.type, (event) => {
      if (event instanceof ChangeStepEvent) this.goTo(event.step)
    })
  }

  /** Empties everything for another batch. */
  startAgain(): void {
    this.draft?.dispose()
    this.draft = undefined
    this.madeFor = undefined
    this.step = undefined
    this.draftId = undefined
    this.load()
  }

  protected override connected(): void {
    this.load()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (changed.has('patients')) {
      this.patientsOf = undefined
      this.takePatients()
    }
    if (changed.has('draftId') && this.isNamedAnew) this.openAnother()
    const { draft } = this
    const at = draft?.getState().step
    if (draft === undefined || at === undefined || at === this.step) return
    // A step that the host named is taken where it can be reached; another draft brings its own.
    const isNamed = changed.has('step') && this.step !== undefined
    if (!isNamed || !draft.actions.goTo(this.step ?? at)) this.step = at
  }

  protected override renderReady(ready: Connection): unknown {
    if (!ready.session.permissions.includes('batches:send'))
      return this.renderProblem(new CareBatchError('not-permitted'))
    if (this.failure !== undefined) return this.renderProblem(this.failure)
    const draft = this.store.state
    if (this.draft === undefined || draft === undefined)
      return this.draftId === undefined ? nothing : this.renderLoading(true)
    if (draft.sending.kind === 'sent') return this.renderSent(draft, draft.sending.batch)
    return html`${stepList({ step: draft.step, reachable: this.seenSteps(draft), goTo: (step) => this.goTo(step) })}
    ${this.renderStandstill(draft, ready)} ${this.renderStep(draft, ready)} ${savingLine(this.draft, draft)}`
  }

  /** Read once for each draft and array. */
  private takePatients(): void {
    if (this.draft === undefined || this.patients === undefined || this.patientsOf === this.draft) return
    this.patientsOf = this.draft
    void this.draft.actions.readList(this.patients, this.patientsName)
  }

  private renderStandstill({ saving, sending }: DraftState, { session }: Connection): unknown {
    // The last step says it itself where Send was pressed.
    if (saving.kind !== 'failed' || sending.kind === 'refused') return nothing
    const shown = standstillNotice(saving.error, {
      level: this.headingLevel,
      now: serverTime(session),
      seeTheirs: () => this.openAnother(),
      keepMine: () => this.keepMine(),
    })
    return shown === nothing ? nothing : html`<div class="standstill">${shown}</div>`
  }

  private keepMine(): void {
    const { draft } = this
    if (draft === undefined) return
    const { name } = draft.getState()
    draft.actions.setName(msg(str`${name} (my copy)`))
    void draft.actions.saveAsNew()
  }

  /** The host has named another draft than the one that is shown or on its way; the first one comes by itself. */
  private get isNamedAnew(): boolean {
    const { draftId, opening } = this
    if (draftId === undefined || opening.turn === 0 || opening.draftId === draftId) return false
    return this.isAnother(draftId)
  }

  private isAnother(id: string): boolean {
    return this.draft === undefined || this.draft.getState().id !== id
  }

  /** The draft under `draftId`, as the server has it, takes the place of what is on screen. */
  private openAnother(): void {
    this.madeFor = undefined
    this.load()
  }

  private renderProblem(error: CareBatchError): TemplateResult {
    if (error.code === 'already-being-sent')
      return html`<div class="body">${alreadySentNotice(error, this.headingLevel)}</div>`
    return html`<div class="body">
      ${problemNotice(error, {
        level: this.headingLevel,
        secondsLeft: this.loading.secondsLeft,
        ...(error.retryable ? { retry: this.loading.now } : {}),
      })}
    </div>`
  }

  private renderStep({ step }: DraftState, ready: Connection): unknown {
    if (this.draft === undefined) return nothing
    if (step === 'type') return this.renderType(this.draft, ready)
    const { client } = ready
    const { draft, settings, headingLevel: level } = this
    return html`<div class="embedded">${stepElement(step, { client, draft, settings, level })}</div>`
  }

  private renderType(draft: BatchDraft, { client, session }: Connection): TemplateResult {
    if (draft.getState().batchType?.link === 'questionnaire') this.questionnaires.want(client)
    return typeStep({
      draft,
      session,
      step: this.typing,
      questionnaires: this.questionnaires,
      fallbackAfterHours: this.settings.fallbackAfterHours,
      questionnaireLinkDays: this.settings.questionnaireLinkDays,
      level: this.headingLevel,
      openBatches: () => this.dispatchEvent(new OpenBatchesEvent()),
    })
  }

  private seenSteps({ reachable }: DraftState): readonly DraftStep[] {
    return reachable.filter((step) => draftSteps.indexOf(step) <= this.furthest)
  }

  private renderSent({ list, time }: DraftState, batch: unknown): TemplateResult {
    const { state: connection } = this.connection
    const client = connection.kind === 'ready' ? connection.client : undefined
    return html`<div class="embedded">
      <batch-sent
        data-step
        .client=${client}
        .batch=${batch}
        .patients=${list.kind === 'read' ? list.review.contactable : 0}
        .schedule=${time.schedule}
        .fallbackAfterHours=${
          list.kind === 'read' && list.review.byChannel['nhs-app'] > 0
            ? this.settings.fallbackAfterHours
            : undefined
        }
        .headingLevel=${this.headingLevel}
        @reopen-draft=${() => this.reopen()}
      ></batch-sent>
    </div>`
  }

  /** A step that cannot be reached leads to the one that is in the way, with what is missing there. */
  private goTo(step: DraftStep): void {
    const { draft } = this
    if (draft === undefined) return
    if (draft.actions.goTo(step)) return
    const inTheWay = draft.getState().reachable.at(-1)
    if (inTheWay === undefined) return
    draft.actions.goTo(inTheWay)
    void this.showMissing(inTheWay)
  }

  private async showMissing(step: DraftStep): Promise<void> {
    await this.updateComplete
    if (step === 'type') this.typing.check()
    else this.stepElement?.check?.()
  }

  private reopen(): void {
    this.draft?.actions.reopen()
    this.draft?.actions.goTo('send')
  }

  private follow(now: DraftState, before: DraftState | undefined): void {
    this.step = now.step
    this.furthest = furthestStep(now, before, this.furthest)
    if (now.id !== undefined && now.id !== before?.id && now.id !== this.draftId) {
      this.draftId = now.id
      this.dispatchEvent(new DraftKeptEvent(now.id))
    }
    if (before === undefined) return
    const wasSent = now.sending.kind === 'sent' && before.sending.kind !== 'sent'
    const isReopened = now.sending.kind !== 'sent' && before.sending.kind === 'sent'
    if (now.sending.kind === 'sent' && wasSent) this.dispatchEvent(new BatchSentEvent(now.sending.batch))
    if (now.step !== before.step) this.dispatchEvent(new StepChangedEvent(now.step))
    if (now.step !== before.step || wasSent || isReopened) void this.focusStep()
  }

  /** Each new step begins at its heading. */
  private async focusStep(): Promise<void> {
    this.requestUpdate()
    await this.updateComplete
    const element = this.stepElement
    if (!(element instanceof BatchElement)) return this.focusing.afterRender('.title')
    await element.updateComplete
    element.focus()
  }

  private get stepElement(): StepElement | undefined {
    return this.renderRoot.querySelector<StepElement>('[data-step]') ?? undefined
  }

  private load(): void {
    const { state: connection } = this.connection
    if (connection.kind !== 'ready') return
    void this.loadFor(connection)
  }

  private async make(connection: Connection): Promise<void> {
    const { draftId, settings, mappings } = this
    const turn = this.opening.turn + 1
    this.opening = { turn, draftId }
    const making = { connection, settings, mappings }
    const made = draftId === undefined ? newDraft(making) : await openDraft(making, draftId)
    if (turn !== this.opening.turn) return made.dispose()
    this.draft?.dispose()
    this.draft = made
    this.made = made
    this.takePatients()
    this.madeFor = connection.client
  }

  private async loadFor(connection: Connection): Promise<void> {
    try {
      this.settings = await connection.client.settings()
      this.failure = undefined
      this.loading.reset()
      if (this.madeFor === connection.client) return
      const isHandedIn = this.draft !== undefined && this.made !== this.draft
      if (isHandedIn && (this.draftId === undefined || !this.isAnother(this.draftId))) return
      await this.make(connection)
    } catch (error) {
      this.failure = isCareBatchError(error)
        ? error
        : new CareBatchError('server-unreachable', { retryable: true, cause: error })
      if (this.failure.retryable) this.loading.start()
    }
  }
}

/** Another list has to be checked anew. */
function furthestStep(now: DraftState, before: DraftState | undefined, furthest: number): number {
  const at = draftSteps.indexOf(now.step)
  if (before === undefined) return at
  const isOtherList = now.list.kind === 'reading' && before.list.kind !== 'reading'
  return Math.max(at, isOtherList ? draftSteps.indexOf('list') : furthest)
}
