import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import type { BatchClient } from '@carebatch/core/client'
import type { Batch, Session } from '@carebatch/core/wire'
import { stopKind } from '../batch/batch-acts.ts'
import { AskController } from '../controllers/ask-controller.ts'
import type { Connection } from '../controllers/client-controller.ts'
import { serverTime } from '../controllers/server-time.ts'
import { WatchController } from '../controllers/watch-controller.ts'
import { BatchElement } from '../element/batch-element.ts'
import { goneNotice } from '../element/gone-notice.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { BatchChangedEvent } from '../events/batch-changed-event.ts'
import type { BatchPlace } from '../events/open-batch-event.ts'
import { OpenBatchesEvent } from '../events/open-batches-event.ts'
import { formatCount } from '../locales/format.ts'
import { table } from '../theme/table.styles.ts'
import { theme } from '../theme/theme.ts'
import { ActsController } from './acts-controller.ts'
import { batchActions } from './batch-actions.ts'
import { ChangeTimeController } from './change-time-controller.ts'
import { changeTime } from './change-time.ts'
import { GapsController } from './gaps-controller.ts'
import { batchDetailStyles } from './batch-detail.styles.ts'
import { batchHeader } from './batch-header.ts'
import { restingNotice, waitingNotice } from './batch-notices.ts'
import { holdNotice } from './hold-notice.ts'
import { ledger } from './ledger.ts'
import { organisationHoldNotice } from './organisation-hold-notice.ts'
import { patientPanel } from './patient-panel.ts'
import { PatientController } from './patient-controller.ts'
import { patients } from './patients.ts'
import { PatientsController } from './patients-controller.ts'
import { progressWords } from './progress-words.ts'
import { RecountController } from './recount-controller.ts'
import { saving } from './saving.ts'
import { SteerController } from './steer-controller.ts'
import { StopController } from './stop-controller.ts'
import { stopNotice } from './stop-notice.ts'
import { UnknownController, type Decision } from './unknown-controller.ts'
import { unknownOutcomes } from './unknown-outcomes.ts'
import { ways } from './ways.ts'

/** Where the focus goes when a person comes for one part. */
const places: Readonly<Record<BatchPlace, string>> = {
  'outcome-unknown': '#unknown',
  failed: '#patients',
  'record-gaps': '#saving',
}

/**
 * One batch, live: everybody accounted for, outcomes that staff must decide, each patient with what happened to them.
 *
 * @tag batch-detail
 * @fires {OpenBatchesEvent} open-batches - Staff want to go back to all batches.
 * @fires {BatchChangedEvent} batch-changed - The batch moved on.
 * @csspart ledger - Everybody of the list, in exactly one bucket each.
 * @csspart unknown - Outcomes that staff decide.
 * @csspart patients - Who is in which bucket.
 * @csspart channels - By way of sending.
 * @csspart saving - Saved to the record.
 * @csspart reply - What the patient answered.
 * @csspart patient-panel - One patient.
 * @csspart timeline - What happened to one patient.
 * @csspart header - Name, type, status and what can be done.
 * @csspart table - The tables of patients and of outcomes.
 * @csspart button-danger - A button that stops something or cannot be undone.
 */
export class BatchDetail extends BatchElement {
  static override styles: CSSResultGroup = [theme, table, batchDetailStyles]

  /** Id of the batch that is shown. */
  @property() batch: string | undefined

  /** The part that the person came for; it gets the focus once. */
  @property({ attribute: false }) place: BatchPlace | undefined

  /** A person came here from the list: the heading gets the focus, as at each change of step. */
  @property({ attribute: false }) isArrival = false

  private readonly watch = new WatchController<Batch>(this, (now, before) => this.changed(now, before))
  private readonly recount = new RecountController(this)
  private readonly patients = new PatientsController(this)
  private readonly patient = new PatientController(this)
  private readonly acts = new ActsController(this, ({ retried, batch }) => {
    this.live.announce(msg(str`${formatCount(retried)} are tried again`))
    this.focusing.afterRender('#accounted')
    this.watch.take(batch)
  })
  private readonly steer = new SteerController(this, (batch, act) => {
    this.watch.take(batch)
    if (this.steer.error !== undefined) return
    this.live.announce(act === 'pause' ? msg('The batch is paused') : msg('The batch goes on'))
    this.focusing.afterRender(act === 'pause' ? '#hold' : '#accounted')
  })
  private readonly stop = new StopController(this, ({ batch }) => {
    this.focusing.afterRender('#stopped')
    this.watch.take(batch)
  })
  private readonly unknown = new UnknownController(this, (_message, as) => {
    this.live.announce(as === 'count-as-sent' ? msg('Counted as sent') : msg('It is sent again'))
    const isMore = (this.unknown.found?.messages.length ?? 0) > 0
    this.focusing.afterRender(isMore ? '[data-count-as-sent]' : '#accounted')
  })

  private readonly allUnknown = new AskController<Decision>(this)
  private readonly time = new ChangeTimeController(this, (batch, isDone) => {
    this.watch.take(batch)
    if (!isDone) return
    this.live.announce(msg('The new time is set'))
    this.focusing.afterRender('#accounted')
  })
  private readonly gaps = new GapsController(this, (retried, batch) => {
    this.watch.take(batch)
    this.live.announce(msg(str`${formatCount(retried)} entries are tried again`))
    this.focusing.afterRender('#saving')
  })

  protected override connected({ client }: Connection): void {
    this.begin(client)
  }

  protected override update(changed: PropertyValues<this>): void {
    const { state } = this.connection
    if (changed.has('batch') && changed.get('batch') !== undefined && state.kind === 'ready') {
      this.begin(state.client)
    }
    super.update(changed)
  }

  protected override get loadingWords(): string {
    return msg('Loading the batch')
  }

  private begin(client: BatchClient): void {
    const { batch } = this
    if (batch === undefined) return
    const scope = { client, batch }
    this.watch.start({
      read: (call) => client.batch(batch, call),
      follow: (call) => client.watchBatch(batch, call),
    })
    this.patients.start(scope, this.place === 'failed' ? 'failed' : undefined)
    const { recount, unknown, patient, stop, acts, steer, time, gaps } = this
    for (const part of [recount, unknown, patient, stop, acts, steer, time, gaps]) part.start(scope)
    this.allUnknown.ask(undefined)
  }

  protected override renderReady({ session }: Connection): unknown {
    const { snapshot, error, waiting, secondsLeft, tryNow } = this.watch
    if (snapshot !== undefined) {
      const now = serverTime(session, snapshot.changedAt)
      return this.renderBatch(snapshot, now, session.permissions)
    }
    if (error === undefined) return this.renderLoading(waiting.isSlow, waiting.isVerySlow)
    return html`<div class="body">
      ${this.renderBack()} ${problemNotice(error, { level: this.headingLevel, secondsLeft, retry: tryNow })}
    </div>`
  }

  private renderBatch(batch: Batch, now: number, may: Session['permissions']): TemplateResult {
    const level = this.headingLevel
    const maySend = may.includes('batches:send')
    const kind = maySend ? stopKind(batch, now) : undefined
    const isAsked = this.stop.step.kind === 'asked'
    return html`<div class="body">
      ${this.renderBack()}
      ${batchHeader(batch, { level, stopKind: kind, isAsked, askToStop: this.askToStop })}
      <div class="stack notices">
        ${this.renderGone()} ${this.renderActError()}
        ${stopNotice(this.stop, batch, { kind, level: level + 1, leave: this.leaveStop })}
        ${organisationHoldNotice(batch, this.steer, {
          level: level + 1,
          now,
          mayRelease: may.includes('settings:write'),
        })}
        ${holdNotice(batch, this.steer, { level: level + 1, now, maySend })} ${restingNotice(batch, now)}
        ${waitingNotice(batch, now)}
        ${changeTime(this.time, batch, {
          level: level + 1,
          confirm: () => void this.time.confirm(batch.revision, now),
          leave: this.leaveTime,
        })}
      </div>
      <div class="columns ${this.patient.message === undefined ? '' : 'side'}">
        <div class="stack loose">${this.renderMain(batch, now, maySend)}</div>
        ${patientPanel(this.patient, { level: level + 1, now, close: this.closePatient })}
      </div>
      ${batchActions(batch, this.acts, { steer: this.steer, maySend, isLive: this.watch.secondsLeft === undefined, changeTime: () => this.openTime(now) })}
    </div>`
  }

  private renderMain(batch: Batch, now: number, mayDecide: boolean): unknown {
    const level = this.headingLevel + 1
    const count = batch.counts['outcome-unknown']
    const opened = this.patient.message
    return html`${ledger(batch, { recount: this.recount.result, now })}
    ${unknownOutcomes(this.unknown, { count, level, now, mayDecide, ask: this.askToSendAgain, forAll: { asks: this.allUnknown, ask: this.askForAll, decide: this.decideForAll } })}
    ${patients(batch, this.patients, { level, now, opened, open: this.openPatient })} ${ways(batch, level)}
    ${saving(batch, this.gaps, { level, now, mayRetry: mayDecide })}`
  }

  private renderBack(): TemplateResult {
    return html`<p class="small-text back">
      <button type="button" class="link" @click=${() => this.dispatchEvent(new OpenBatchesEvent())}>
        ${msg('All batches')}
      </button>
    </p>`
  }

  private renderGone(): unknown {
    const { secondsLeft, tryNow } = this.watch
    return secondsLeft === undefined ? nothing : goneNotice(secondsLeft, tryNow)
  }

  private renderActError(): unknown {
    const { error } = this.acts
    return error === undefined ? nothing : problemNotice(error, { level: this.headingLevel + 1 })
  }

  private readonly askToStop = (): void => {
    this.stop.ask()
    this.focusing.afterRender('#stop')
  }

  private readonly leaveStop = (): void => {
    this.stop.leave()
    this.focusing.afterRender('#ask-stop')
  }

  private readonly askToSendAgain = (message: string | undefined): void => {
    const before = this.unknown.asking
    this.unknown.ask(message)
    this.focusing.afterRender(message === undefined ? `[data-send-again="${before}"]` : '#send-again')
  }

  private readonly askForAll = (as: Decision | undefined): void => {
    const before = this.allUnknown.asking
    this.allUnknown.ask(as)
    this.focusing.afterRender(as === undefined ? `#all-${before}` : '#decide-for-all')
  }

  private readonly decideForAll = async (as: Decision, expected: number): Promise<void> => {
    const { state } = this.connection
    const { batch } = this
    if (state.kind !== 'ready' || batch === undefined) return
    const { client } = state
    const isDone = await this.allUnknown.run(async () =>
      this.watch.take((await client.resolveUnknowns(batch, { as, expected })).batch),
    )
    // Fewer or more are unknown by now: the figures in the question are read again, and nothing was done.
    if (!isDone) return this.takeAgain(client, batch)
    this.live.announce(as === 'count-as-sent' ? msg('All are counted as sent') : msg('All are sent again'))
    this.focusing.afterRender('#accounted')
  }

  private async takeAgain(client: BatchClient, batch: string): Promise<void> {
    const now = await client.batch(batch).catch(() => undefined)
    if (now !== undefined) this.watch.take(now)
  }

  private openTime(now: number): void {
    void this.time.open(now)
    this.focusing.afterRender('#change-time')
  }

  private readonly leaveTime = (): void => {
    this.time.leave()
    this.focusing.afterRender('#ask-time')
  }

  private readonly openPatient = (message: string): void => {
    this.patient.open(message)
    this.focusing.afterRender('#patient')
  }

  private readonly closePatient = (): void => {
    const { message } = this.patient
    this.patient.close()
    const row = `[data-message="${message}"]`
    this.focusing.afterRender(this.renderRoot.querySelector(row) === null ? '#patients' : row)
  }

  private changed(batch: Batch, before: Batch | undefined): void {
    if (before === undefined) return this.arrive()
    for (const part of [this.unknown, this.patients, this.patient, this.recount]) part.refresh()
    const words = progressWords(batch, before)
    if (words !== undefined) this.live.announce(words)
    this.dispatchEvent(new BatchChangedEvent(batch))
  }

  private arrive(): void {
    void this.unknown.load()
    if (this.place !== undefined) this.focusing.afterRender(places[this.place])
    else if (this.isArrival) this.focusing.afterRender('#batch')
  }
}
