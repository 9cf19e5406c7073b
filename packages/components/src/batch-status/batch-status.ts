import { html, nothing, type CSSResultGroup } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg } from '@lit/localize'
import type { BatchClient } from '@carebatch/core/client'
import type { OrganisationHolds, StopEverythingReport } from '@carebatch/core/wire'
import { AskController } from '../controllers/ask-controller.ts'
import type { Connection } from '../controllers/client-controller.ts'
import { BatchElement } from '../element/batch-element.ts'
import { OpenBatchEvent, type BatchPlace } from '../events/open-batch-event.ts'
import { OpenBatchesEvent } from '../events/open-batches-event.ts'
import { theme } from '../theme/theme.ts'
import { batchStatusStyles } from './batch-status.styles.ts'
import { stopEverything, type EverythingAct } from './stop-everything.ts'

/**
 * The staff's home: all batches of the practice, and each of them from the inside. Which one is shown is the attribute
 * `batch`, so that a host can give each batch an address of its own.
 *
 * @tag batch-status
 * @fires {NewBatchEvent} new-batch - Staff want to send a batch message: the host shows `<batch-wizard>`.
 * @fires {OpenBatchEvent} open-batch - Staff want to see one batch. Cancelable: then nothing is shown in place.
 * @fires {OpenBatchesEvent} open-batches - Staff want to go back to all batches. Cancelable in the same way.
 * @fires {BatchChangedEvent} batch-changed - The batch on screen moved on.
 * @csspart stop-everything - The button that stops every batch, its question, and what it achieved.
 * @csspart base - The root. The parts of `<batch-list>` and `<batch-detail>` are exported too.
 */
export class BatchStatus extends BatchElement {
  static override styles: CSSResultGroup = [theme, batchStatusStyles]

  /** Id of the batch that is shown; without it all of them are. */
  @property({ reflect: true }) batch: string | undefined

  @state() private holds: OrganisationHolds['holds'] = []
  @state() private report: StopEverythingReport | undefined

  private readonly everything = new AskController<EverythingAct>(this)
  private place: BatchPlace | undefined
  /** Whether the person has moved within this element: only then does the focus follow. */
  private hasMoved = false

  protected override connected({ client, session }: Connection): void {
    if (session.permissions.includes('settings:write')) void this.readHolds(client)
  }

  private async readHolds(client: BatchClient): Promise<void> {
    this.holds = (await client.holds().catch(() => undefined))?.holds ?? this.holds
  }

  protected override renderReady(connection: Connection): unknown {
    const { client } = connection
    return html`<div class="body" @open-batch=${this.openBatch} @open-batches=${this.openBatches}>
      ${
        this.batch === undefined || this.batch === ''
          ? html`<batch-list
                .client=${client}
                .headingLevel=${this.headingLevel}
                .isArrival=${this.hasMoved}
                exportparts="header, drafts, needs-you, filters, table, empty, loading, notice, button, button-primary"
              ></batch-list>
              ${this.renderEverything(connection)}`
          : html`<batch-detail
              .client=${client}
              .headingLevel=${this.headingLevel}
              .isArrival=${this.hasMoved}
              .place=${this.place}
              .batch=${this.batch}
              exportparts="header, ledger, unknown, patients, channels, saving, patient-panel, timeline, table, loading, notice, notice-decide, notice-warning, notice-error, button, button-danger"
            ></batch-detail>`
      }
    </div>`
  }

  private renderEverything({ client, session }: Connection): unknown {
    if (!session.hasAccess || !session.permissions.includes('settings:write')) return nothing
    return stopEverything({
      level: this.headingLevel + 1,
      practice: session.organisation.name,
      asks: this.everything,
      report: this.report,
      isHeld: this.holds.length > 0,
      ask: this.askAboutEverything,
      confirm: (act) => void this.doToEverything(client, act),
    })
  }

  private readonly askAboutEverything = (act: EverythingAct | undefined): void => {
    this.everything.ask(act)
    this.focusing.afterRender(act === undefined ? '#ask-everything' : '#everything')
  }

  private async doToEverything(client: BatchClient, act: EverythingAct): Promise<void> {
    const isDone = await this.everything.run(async () => {
      this.report = act === 'stop' ? await client.stopEverything() : undefined
      this.holds = (this.report ?? (await client.release())).holds
    })
    if (!isDone) return
    this.live.announce(act === 'stop' ? msg('Everything is stopped') : msg('Messages leave again'))
    this.focusing.afterRender(act === 'stop' ? '#everything-stopped' : '#ask-everything')
  }

  // Told on again from this element, so that the host hears it before anything is done in place.
  private openBatch(event: OpenBatchEvent): void {
    event.stopPropagation()
    if (!this.dispatchEvent(new OpenBatchEvent(event.batchId, event.place))) return
    this.place = event.place
    this.show(event.batchId)
  }

  private openBatches(event: OpenBatchesEvent): void {
    event.stopPropagation()
    if (!this.dispatchEvent(new OpenBatchesEvent())) return
    this.place = undefined
    this.show(undefined)
  }

  private show(batch: string | undefined): void {
    this.hasMoved = true
    this.batch = batch
  }
}
