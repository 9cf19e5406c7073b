import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import type { BatchStatus } from '@carebatch/core'
import type { Batch, Batches } from '@carebatch/core/wire'
import type { Connection } from '../controllers/client-controller.ts'
import { serverTime } from '../controllers/server-time.ts'
import { WatchController } from '../controllers/watch-controller.ts'
import { BatchElement } from '../element/batch-element.ts'
import { goneNotice } from '../element/gone-notice.ts'
import { heading } from '../element/heading.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { NewBatchEvent } from '../events/new-batch-event.ts'
import { OpenDraftEvent } from '../events/open-draft-event.ts'
import { OpenBatchEvent, type BatchPlace } from '../events/open-batch-event.ts'
import { formatCount } from '../locales/format.ts'
import { batchTag, statusWords } from '../locales/words/status-words.ts'
import { table } from '../theme/table.styles.ts'
import { theme } from '../theme/theme.ts'
import { countByStatus, filterBatches } from './batch-filter.ts'
import { BatchDrafts } from './batch-drafts.ts'
import { batchListStyles } from './batch-list.styles.ts'
import { batchTable, pageSize } from './batch-table.ts'
import { draftRows } from './draft-rows.ts'
import { needsList } from './needs-list.ts'
import { needsYou } from './needs-you.ts'

/**
 * All batches of the practice, live: what needs a person, each batch's status, and figures that add up to its list.
 *
 * @tag batch-list
 * @fires {NewBatchEvent} new-batch - Staff want to send a batch message.
 * @fires {OpenBatchEvent} open-batch - Staff want to see one batch.
 * @fires {OpenDraftEvent} open-draft - Staff want to go on with a draft.
 * @csspart drafts - What has not been sent yet.
 * @csspart needs-you - The list of what needs a person.
 * @csspart filters - The buttons that show one status.
 * @csspart table - The batches.
 * @csspart empty - What stands there before the first batch.
 * @csspart header - The heading and the button for a new batch.
 * @csspart button-primary - The button that leads on.
 */
export class BatchList extends BatchElement {
  static override styles: CSSResultGroup = [theme, table, batchListStyles]

  /** A person came back here from a batch: the heading gets the focus, as at each change of step. */
  @property({ attribute: false }) isArrival = false

  @state() private status: BatchStatus | undefined
  @state() private find = ''
  @state() private shown = pageSize
  @state() private toDelete: string | undefined

  private readonly kept = new BatchDrafts(this)

  private readonly watch = new WatchController<Batches>(this, (now, before) => this.tell(now, before))

  protected override connected({ client }: Connection): void {
    void this.kept.read(client)
    this.watch.start({
      read: (call) => client.batches(call),
      follow: (call) => client.watchBatches(call),
    })
  }

  protected override get loadingWords(): string {
    return msg('Loading batches')
  }

  protected override renderReady(connection: Connection): unknown {
    const { snapshot, error, waiting } = this.watch
    if (snapshot === undefined && error !== undefined) return this.renderProblem(error)
    if (snapshot === undefined) return this.renderLoading(waiting.isSlow, waiting.isVerySlow)
    if (snapshot.batches.length === 0) return this.renderEmpty(connection)
    return this.renderList(snapshot.batches, connection)
  }

  private renderProblem(error: NonNullable<WatchController<Batches>['error']>): TemplateResult {
    const { secondsLeft, tryNow } = this.watch
    return html`<div class="body">
      ${problemNotice(error, { level: this.headingLevel, secondsLeft, retry: tryNow })}
    </div>`
  }

  private renderEmpty(connection: Connection): TemplateResult {
    return html`<div class="body">
      <section class="card empty" part="empty">
        ${heading(this.headingLevel, msg('No batches yet'), { look: 'title small' })}
        <p class="muted">${msg('Send one message to many patients, and see who got it.')}</p>
        <p>${this.renderSend(connection)}</p>
      </section>
      ${this.renderDrafts(connection, serverTime(connection.session))}
    </div>`
  }

  private renderSend({ session }: Connection): unknown {
    if (!session.permissions.includes('batches:send')) return nothing
    return html`<button
      type="button"
      class="button"
      part="button button-primary"
      @click=${() => this.dispatchEvent(new NewBatchEvent())}
    >
      ${msg('Send a batch message')}
    </button>`
  }

  private renderList(batches: readonly Batch[], connection: Connection): TemplateResult {
    const now = serverTime(connection.session, newestChange(batches))
    return html`<div class="body">
      <div class="head" part="header">
        <div class="stack tight">
          ${heading(this.headingLevel, msg('Batches'))}
          <p class="lead">
            ${msg('Every patient on a list is in exactly one column. The columns add up to the list.')}
          </p>
        </div>
        ${this.renderSend(connection)}
      </div>
      ${this.renderNeeds(batches, now)} ${this.renderGone()} ${this.renderTools(batches)}
      ${this.renderTable(batches, connection, now)} ${this.renderDrafts(connection, now)}
    </div>`
  }

  private renderNeeds(batches: readonly Batch[], now: number): unknown {
    const needs = needsYou(batches, now)
    if (needs.length === 0) return nothing
    return html`<section class="stack tight needs-you">
      ${heading(this.headingLevel + 1, msg(str`Needs you (${needs.length})`), { look: 'subtitle' })}
      ${needsList(needs, { now, open: this.open })}
    </section>`
  }

  private renderDrafts({ session }: Connection, now: number): unknown {
    return draftRows(this.kept.drafts, {
      level: this.headingLevel + 1,
      now,
      mayChange: session.permissions.includes('batches:send'),
      toDelete: this.toDelete,
      open: (draft) => this.dispatchEvent(new OpenDraftEvent(draft)),
      ask: (draft) => this.askToDelete(draft),
      remove: (draft) => void this.deleteDraft(draft),
    })
  }

  private askToDelete(draft: string | undefined): void {
    if (draft === undefined) this.focusing.afterRender(`[data-draft="${this.toDelete ?? ''}"]`)
    else this.focusing.afterRender('#delete-draft')
    this.toDelete = draft
  }

  private async deleteDraft(draft: string): Promise<void> {
    await this.kept.remove(draft)
    this.toDelete = undefined
    this.focusing.afterRender('.title')
    this.live.announce(msg('The draft is deleted'))
  }

  private renderGone(): unknown {
    const { secondsLeft, tryNow } = this.watch
    return secondsLeft === undefined
      ? nothing
      : html`<div class="gone">${goneNotice(secondsLeft, tryNow)}</div>`
  }

  private renderTools(batches: readonly Batch[]): TemplateResult {
    return html`<div class="row spread tools">
      <ul class="filters" part="filters" aria-label=${msg('Show by status')}>
        ${this.renderFilter(undefined, batches.length)}
        ${countByStatus(batches).map(({ status, count }) => this.renderFilter(status, count))}
      </ul>
      <div class="find-field">
        <label class="hidden" for="find">${msg('Find a batch')}</label>
        <input
          class="input small find"
          id="find"
          type="search"
          placeholder=${msg('Find a batch')}
          .value=${this.find}
          @input=${this.changeFind}
        />
      </div>
    </div>`
  }

  private renderFilter(status: BatchStatus | undefined, count: number): TemplateResult {
    const words = status === undefined ? msg('All') : statusWords(status)
    return html`<li>
      <button
        type="button"
        class="filter"
        aria-pressed=${this.status === status ? 'true' : 'false'}
        @click=${() => (this.status = status)}
      >
        ${words} <b>${formatCount(count)}</b>
      </button>
    </li>`
  }

  private renderTable(batches: readonly Batch[], { session }: Connection, now: number): TemplateResult {
    const matching = filterBatches(batches, { status: this.status, find: this.find })
    if (matching.length === 0) return this.renderNoMatch()
    return batchTable(matching, {
      practice: session.organisation.name,
      shown: this.shown,
      all: batches.length,
      now,
      changedAt: newestChange(batches),
      isLive: this.watch.secondsLeft === undefined,
      open: this.open,
      showMore: () => (this.shown += pageSize),
    })
  }

  private renderNoMatch(): TemplateResult {
    return html`<div class="card">
      <p>${msg('No batch matches.')}</p>
      <p>
        <button type="button" class="link" @click=${this.showAll}>${msg('Show all batches')}</button>
      </p>
    </div>`
  }

  private readonly open = (batchId: string, place?: BatchPlace): void => {
    this.dispatchEvent(new OpenBatchEvent(batchId, place))
  }

  private readonly showAll = (): void => {
    this.status = undefined
    this.find = ''
  }

  private changeFind({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.find = target.value
  }

  /** Says aloud when a batch has come to another status; figures are for the eye, they change all the time. */
  private tell(now: Batches, before: Batches | undefined): void {
    if (before !== undefined && before.version !== now.version) void this.kept.read()
    if (before === undefined && this.isArrival) this.focusing.afterRender('.title')
    const known = new Map(before?.batches.map((batch) => [batch.id, batch.status]))
    const moved = now.batches.find((batch) => known.has(batch.id) && known.get(batch.id) !== batch.status)
    if (moved !== undefined) this.live.announce(`${moved.name}: ${batchTag(moved).words}`)
  }
}

function newestChange(batches: readonly Batch[]): string {
  return batches.map(({ changedAt }) => String(changedAt)).reduce((a, b) => (a > b ? a : b))
}
