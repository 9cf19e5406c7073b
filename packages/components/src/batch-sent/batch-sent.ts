import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import { CareBatchError, isCareBatchError, type ConfirmedBatch, type Schedule } from '@carebatch/core'
import type { StopReport } from '@carebatch/core/wire'
import type { Connection } from '../controllers/client-controller.ts'
import { SecondTicker } from '../controllers/second-ticker.ts'
import { BatchElement } from '../element/batch-element.ts'
import { heading } from '../element/heading.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { OpenBatchEvent } from '../events/open-batch-event.ts'
import { OpenBatchesEvent } from '../events/open-batches-event.ts'
import { share } from '../ledger-bar/share.ts'
import { formatCount, formatDateAndTime } from '../locales/format.ts'
import { icon } from '../theme/icons.ts'
import { theme } from '../theme/theme.ts'
import { ReopenDraftEvent } from './batch-sent.events.ts'
import { sentStyles } from './batch-sent.styles.ts'
import { secondsOfGrace } from './grace-clock.ts'
import { stoppedNotice } from './stopped-notice.ts'

const announcedAgainAt = 10

/**
 * What is shown after Send: the seconds in which Stop undoes everything, or when a batch will go out; after Stop, who
 * had already got it.
 *
 * @tag batch-sent
 * @fires {OpenBatchEvent} open-batch - Staff want to watch it being sent.
 * @fires {OpenBatchesEvent} open-batches - Staff want the list of batches.
 * @fires {ReopenDraftEvent} reopen-draft - Stopped before anything left: back to the draft.
 * @csspart undo - The countdown.
 * @csspart button-primary - The button that leads on.
 * @csspart button-danger - A button that stops something or cannot be undone.
 */
export class BatchSent extends BatchElement {
  static override styles: CSSResultGroup = [theme, sentStyles]

  /** The server's answer to Send; set by script. */
  @property({ attribute: false }) batch: ConfirmedBatch | undefined

  /** How many of the list can be contacted. */
  @property({ type: Number }) patients = 0

  /** As it was chosen; set by script. */
  @property({ attribute: false }) schedule: Schedule | undefined

  /** Hours until a text follows an unread App message; not set where nobody is sent one. */
  @property({ type: Number, attribute: 'fallback-after-hours' }) fallbackAfterHours: number | undefined

  @state() private report: StopReport | undefined
  @state() private stopping: 'no' | 'asked' | CareBatchError = 'no'
  private announced: 'nothing' | 'start' | 'soon' | 'begun' = 'nothing'

  constructor() {
    super()
    new SecondTicker(this, () => this.report === undefined && this.secondsLeft > 0)
  }

  override focus(): void {
    this.focusing.afterRender('.title')
  }

  protected override updated(): void {
    if (this.batch?.undoUntil !== undefined && this.report === undefined)
      this.announceCountdown(this.secondsLeft)
  }

  protected override renderReady(_ready: Connection): unknown {
    const { batch, report } = this
    if (batch === undefined) return nothing
    return html`<div class="body">
      ${
        report === undefined
          ? html`<div class="stack loose">${this.renderWaiting(batch)} ${this.renderNext()}</div>`
          : stoppedNotice({
              report,
              level: this.headingLevel,
              reopen: () => this.dispatchEvent(new ReopenDraftEvent()),
              watch: () => this.dispatchEvent(new OpenBatchEvent(batch.id)),
              openBatches: () => this.dispatchEvent(new OpenBatchesEvent()),
            })
      }
    </div>`
  }

  private renderWaiting(batch: ConfirmedBatch): TemplateResult {
    const { left, of } = secondsOfGrace(batch)
    return html`<div class="grace" part="undo">
        ${
          left > 0
            ? html`<div class="dial" aria-hidden="true" ${share((left / of) * 100)}>
                <span><b>${left}</b>${left === 1 ? msg('second') : msg('seconds')}</span>
              </div>`
            : nothing
        }
        <div class="stack">
          ${heading(this.headingLevel, this.titleWords(left))}
          <p>
            ${this.destinationWords(batch)}
            ${left > 0 ? html`<strong>${msg('Nothing has left yet.')}</strong>` : nothing}
          </p>
          <div class="row">
            <button
              type="button"
              class="button danger"
              part="button button-danger"
              aria-disabled=${this.stopping === 'asked'}
              @click=${() => void this.stop(batch.id)}
            >
              ${icon('stop')} ${this.stopWords(left)}
            </button>
          </div>
        </div>
      </div>
      ${
        this.stopping instanceof CareBatchError
          ? problemNotice(this.stopping, {
              level: this.headingLevel + 1,
              title: msg('We do not know whether it was stopped'),
              retry: () => void this.stop(batch.id),
            })
          : nothing
      }`
  }

  private titleWords(left: number): string {
    if (this.isLater) return msg('Scheduled')
    if (left === 0) return msg('Sending has started')
    return left === 1 ? msg('Sending starts in 1 second') : msg(str`Sending starts in ${left} seconds`)
  }

  private destinationWords({ name }: ConfirmedBatch): string {
    const count = formatCount(this.patients)
    const { schedule } = this
    if (schedule?.kind === 'at') {
      return msg(str`“${name}” goes to ${count} patients on ${formatDateAndTime(schedule.at)}.`)
    }
    if (schedule?.kind === 'paced') {
      const start = formatDateAndTime(schedule.start)
      const pace = formatCount(schedule.patients)
      return schedule.per === 'day'
        ? msg(str`“${name}” goes to ${count} patients, ${pace} a day from ${start}.`)
        : msg(str`“${name}” goes to ${count} patients, ${pace} an hour from ${start}.`)
    }
    if (schedule?.kind === 'stagger') {
      const start = formatDateAndTime(schedule.start)
      return msg(str`“${name}” goes to ${count} patients over ${schedule.days} days, from ${start}.`)
    }
    return msg(str`“${name}” goes to ${count} patients.`)
  }

  private stopWords(left: number): string {
    return left > 0 || this.isLater ? msg('Stop, send to nobody') : msg('Stop, send to nobody else')
  }

  private renderNext(): TemplateResult {
    const hours = this.fallbackAfterHours
    return html`<section class="stack tight" aria-labelledby="next">
      ${heading(this.headingLevel + 1, msg('What happens next'), { id: 'next', look: 'subtitle' })}
      <ul class="bullets">
        <li>${msg('You can close this page. Sending and saving go on without it.')}</li>
        <li>${msg('You can still stop later. Messages that have left cannot be called back.')}</li>
        ${
          hours === undefined
            ? nothing
            : html`<li>
                ${
                  hours === 1
                    ? msg('Patients who have not opened the App message 1 hour later get a text.')
                    : msg(str`Patients who have not opened the App message ${hours} hours later get a text.`)
                }
              </li>`
        }
      </ul>
      <p class="row">
        <button type="button" class="link" @click=${() => this.watch()}>${msg('Watch it being sent')}</button>
        <button type="button" class="link" @click=${() => this.dispatchEvent(new OpenBatchesEvent())}>
          ${msg('All batches')}
        </button>
      </p>
    </section>`
  }

  private get isLater(): boolean {
    return this.schedule !== undefined && this.schedule.kind !== 'now'
  }

  private get secondsLeft(): number {
    return this.batch === undefined ? 0 : secondsOfGrace(this.batch).left
  }

  private watch(): void {
    if (this.batch !== undefined) this.dispatchEvent(new OpenBatchEvent(this.batch.id))
  }

  /** At the start, at 10 seconds and at the end: not each second. */
  private announceCountdown(left: number): void {
    const stage = left === 0 ? 'begun' : left <= announcedAgainAt ? 'soon' : 'start'
    if (stage === this.announced) return
    this.announced = stage
    if (stage === 'begun') this.live.announce(msg('Sending has started'))
    else this.live.announce(msg(str`Sending starts in ${left} seconds. Press Stop to cancel`))
  }

  private async stop(id: string): Promise<void> {
    const { state: connection } = this.connection
    if (this.stopping === 'asked' || connection.kind !== 'ready') return
    this.stopping = 'asked'
    try {
      this.report = await connection.client.stop(id)
      this.stopping = 'no'
      this.focusing.afterRender('.title')
    } catch (error) {
      this.stopping = isCareBatchError(error)
        ? error
        : new CareBatchError('server-unreachable', { cause: error })
    }
  }
}
