import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg } from '@lit/localize'
import type {
  BatchDraft,
  EarlierUse,
  ListChange,
  PatientList,
  PatientListReview,
  ReadList,
} from '@carebatch/core'
import { ContainerWidthController } from '../controllers/container-width-controller.ts'
import { DraftController } from '../controllers/draft-controller.ts'
import { StepController } from '../controllers/step-controller.ts'
import { downloadText } from '../download/download-text.ts'
import { BatchElement } from '../element/batch-element.ts'
import { errorSummary } from '../element/error-summary.ts'
import { interruptedNotice } from '../element/interrupted-notice.ts'
import { earlierUseNotice } from '../earlier-use/earlier-use-notice.ts'
import { VirtualRowsController } from '../patient-table/virtual-rows-controller.ts'
import { virtualTable } from '../patient-table/virtual-table.styles.ts'
import { table } from '../theme/table.styles.ts'
import { theme } from '../theme/theme.ts'
import { detailsNotice } from './details-notice.ts'
import { keptColumns, keptHeadings } from './kept-columns.ts'
import { leadWords } from './lead-words.ts'
import { nobodyHere } from './nobody-here.ts'
import { notContactableFile } from './not-contactable-file.ts'
import {
  DownloadListEvent,
  LookUpAgainEvent,
  RowChangeEvent,
  UndoChangeEvent,
} from './patient-review.events.ts'
import { reviewStyles } from './patient-review.styles.ts'
import type { ReviewedList } from './review-cell.ts'
import type { RowChange } from './row-change.ts'
import { patientsLike } from './patients-like.ts'
import { reviewActionsRow } from './review-actions-row.ts'
import { ReviewEditing } from './review-editing.ts'
import { providerContactsNotice } from './provider-contacts.ts'
import { reasonHelp } from './reason-help.ts'
import { replacedNumbersNotice } from './replaced-numbers.ts'
import { reviewFilters } from './review-filters.ts'
import { reviewHead } from './review-head.ts'
import { reviewNotices } from './review-notices.ts'
import { ReviewSelection } from './review-selection.ts'
import { reviewTable } from './review-table.ts'
import { reviewTabs } from './review-tabs.ts'
import { sharedMobilesNotice } from './shared-mobiles.ts'
import { tableFoot } from './table-foot.ts'
import { tableTools } from './table-tools.ts'

/** What is shown: handed in by the host, or taken from a draft. */
interface Shown {
  readonly list: PatientList
  readonly review: PatientListReview
  readonly fileName: string
  readonly lastEdit: ListChange | undefined
}

/**
 * Who can and who cannot be contacted, and why (guide, step 5). Staff correct cells, choose between lines of one
 * patient, leave patients out, and take the list of the others away as a file. With `draft` changes are applied to it;
 * with `list` and `review` alone the element tells of them by `row-change` and shows what it is handed next.
 *
 * @tag patient-review
 * @fires {ChangeStepEvent} change-step - Staff go back, or on to the time; only with `draft`.
 * @fires {RowChangeEvent} row-change - Cancelable. Staff changed something about a patient.
 * @fires {UndoChangeEvent} undo-change - Cancelable. Staff take the newest change back.
 * @fires {DownloadListEvent} download-list - Cancelable. The list of those who cannot be contacted, as CSV.
 * @fires {LookUpAgainEvent} look-up-again - Cancelable. Patients are to be looked up again; lines, or all without an answer.
 * @csspart tabs - The two groups.
 * @csspart filters - The filters of a group.
 * @csspart columns - Which other columns of the list are shown.
 * @csspart table - The table of patients.
 * @csspart row-editor - Where cells are corrected.
 * @csspart duplicate - Where one of several lines of a patient is chosen.
 * @csspart empty - In place of a table without rows.
 * @csspart actions - The buttons that lead on and back.
 * @csspart button-primary - The button that leads on.
 * @csspart error-summary - What is wrong with a step, each with a link to its field.
 */
export class PatientReviewElement extends BatchElement {
  static override styles: CSSResultGroup = [theme, table, virtualTable, reviewStyles]

  /** The batch that is being put together; set by script. Takes the place of `list` and `review`. */
  @property({ attribute: false }) draft: BatchDraft | undefined

  /** A list that was read by `readPatientList`; set by script. */
  @property({ attribute: false }) list: PatientList | undefined

  /** What `reviewPatientList` says about it; set by script. */
  @property({ attribute: false }) review: PatientListReview | undefined

  /** The host's newest change, named beside Undo; set by script. */
  @property({ attribute: false }) lastEdit: ListChange | undefined

  /** Batches that had the same patients, or nearly the same, as the host knows; set by script. */
  @property({ attribute: false }) usedBefore: readonly EarlierUse[] = []

  /** Shown above the table, and what the downloaded file is named after. */
  @property({ attribute: 'file-name' }) fileName = ''

  /** Nothing can be changed. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false

  /** Test mode without a server: numbers of Ofcom's fiction range count as mobiles. */
  @property({ type: Boolean, attribute: 'allow-test-numbers' }) allowTestNumbers = false

  @state() private keptShown: readonly string[] = []

  private readonly store = new DraftController(this)
  private readonly step = new StepController(this, 'check', this.focusing)
  private readonly width = new ContainerWidthController(this, [44])
  private readonly rows = new VirtualRowsController(this, {
    frame: '.rows-frame',
    estimate: () => (this.width.isBelow(44) ? 230 : 42),
  })
  private readonly editing: ReviewEditing = new ReviewEditing(this, {
    rules: () => this.rules,
    reviewed: () => this.selection.reviewed,
    change: (change) => this.change(change),
    announce: (words) => this.live.announce(words),
    lookUpAgain: (lines) => this.lookUpAgain(lines),
  })
  private readonly selection: ReviewSelection = new ReviewSelection(this, this.editing.textBefore)

  /** Moves focus to the heading. */
  override focus(): void {
    this.focusing.afterRender('.title')
  }

  /** Shows what is missing, as Continue does. */
  check(): boolean {
    return this.step.check()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    const shown = this.shown
    if (shown === undefined) return
    if (changed.has('draft') || changed.has('list')) this.editing.closeAll()
    this.selection.update(shown.list, shown.review)
  }

  protected override renderReady(): unknown {
    return this.renderShown()
  }

  protected override renderUnconnected(): unknown {
    return this.renderShown()
  }

  private renderShown(): unknown {
    const { shown } = this
    const { reviewed, group, chooseGroup } = this.selection
    if (shown === undefined || reviewed === undefined) return nothing
    return html`<div class="body">
      ${errorSummary(this.step.problems, this.headingLevel)}
      ${reviewHead({
        level: this.headingLevel,
        lead: leadWords(shown),
        lastEdit: this.readOnly ? undefined : shown.lastEdit,
        undo: this.undo,
        download: shown.review.notContactable === 0 ? undefined : this.download,
      })}
      <div class="stack">
        ${this.renderInterruption()} ${this.renderListChecks(shown)} ${reviewNotices(shown.list)}
        ${reviewTabs({ review: shown.review, group, choose: chooseGroup })}
        <div class="stack" role="tabpanel" id="patients" aria-labelledby="tab-${group}">
          ${this.renderPanel(shown, reviewed)}
        </div>
      </div>
      ${this.draft === undefined ? nothing : reviewActionsRow(this.step, shown.review)}
    </div>`
  }

  private renderPanel(shown: Shown, reviewed: ReviewedList): TemplateResult {
    const { review } = shown
    const { group, filter, filters, find, search, choose, shared, selected } = this.selection
    const { contactable, notContactable } = review
    return html`${reviewFilters({ filters, group, chosen: filter, choose })}
    ${filter.by === 'reason' ? this.renderReason(filter.reason, review) : nothing}
    ${tableTools({
      find,
      search,
      density: this.density,
      setDensity: (density) => (this.density = density),
    })}
    ${keptColumns({
      headings: keptHeadings(reviewed.list),
      shown: this.keptShown,
      choose: (shown) => (this.keptShown = shown),
    })}
    ${group === 'can' ? sharedMobilesNotice(shared, () => choose({ by: 'shared-mobile' })) : nothing}
    ${selected.rows.length === 0 ? nobodyHere({ group, find, contactable }) : this.renderTable(shown, reviewed)}
    ${group === 'cannot' && notContactable > 0 ? this.renderDownloadHint() : nothing}`
  }

  private renderTable({ list, review }: Shown, reviewed: ReviewedList): TemplateResult {
    const { group, sort, direction, sortBy, selected, key } = this.selection
    const { rows } = selected
    return html`<div class="table-frame">
      ${reviewTable({
        reviewed,
        group,
        rows,
        window: this.rows.window(rows.length, key),
        sort,
        direction,
        sortBy,
        isReadOnly: this.readOnly,
        kept: this.keptShown,
        act: (action, row) => this.editing.act(action, row),
        editorOf: (row) => this.editing.template(row, () => patientsLike(list, review, row[0])),
      })}
      ${tableFoot({ selected, total: review.patients.length, sort })}
    </div>`
  }

  /** What concerns the list as a whole: that it is stopped, not checked, or was used before. */
  private renderListChecks({ review }: Shown): unknown {
    const { state } = this.connection
    const fromProvider = state.kind === 'ready' ? (state.session.contactsFromProvider ?? []) : []
    const { read } = this
    const isLookedUp = this.draft === undefined || read?.isLookedUp === true
    const show = (): void => {
      this.selection.chooseGroup('cannot')
      this.selection.choose({ by: 'reason', reason: 'details-do-not-match' })
    }
    return [
      isLookedUp ? detailsNotice(review.details, show) : nothing,
      replacedNumbersNotice(review.replacedNumbers),
      providerContactsNotice(review, fromProvider),
      earlierUseNotice(read?.usedBefore ?? this.usedBefore),
    ]
  }

  private renderReason(reason: string, { byReason }: PatientListReview): TemplateResult {
    const lookUpAgain = this.readOnly ? undefined : () => this.lookUpAgain()
    return reasonHelp({ reason, count: byReason.get(reason) ?? 0, lookUpAgain })
  }

  private renderDownloadHint(): TemplateResult {
    return html`<p class="small-text muted">
      ${msg('The downloaded list keeps your columns, with the line and the reason. Correct it and add it again as a list of its own.')}
    </p>`
  }

  /** Corrections that have not reached the server yet: nothing is lost, and Send waits for them. */
  private renderInterruption(): unknown {
    const list = this.read
    if (list === undefined) return nothing
    return interruptedNotice(list.transfer, {
      level: this.headingLevel + 1,
      secondsLeft: undefined,
      tryNow: () => void this.draft?.actions.resumeUpload(),
    })
  }

  private get read(): ReadList | undefined {
    const list = this.store.state?.list
    return list?.kind === 'read' ? list : undefined
  }

  private get shown(): Shown | undefined {
    const { read } = this
    if (this.draft !== undefined) return read && { ...read, lastEdit: read.list.lastChange }
    if (this.list === undefined || this.review === undefined) return undefined
    const { list, review, fileName, lastEdit } = this
    return { list, review, fileName, lastEdit }
  }

  private get rules(): { allowTestNumbers: boolean } {
    const { state } = this.connection
    return {
      allowTestNumbers: state.kind === 'ready' ? state.session.mode === 'sandbox' : this.allowTestNumbers,
    }
  }

  private lookUpAgain(lines?: readonly number[]): void {
    if (!this.dispatchEvent(new LookUpAgainEvent(lines)) || this.draft === undefined) return
    this.live.announce(msg('Looking up again'))
    void this.draft.actions.lookUpAgain(lines).then(() => this.live.announce(msg('Looked up again')))
  }

  private change(change: RowChange): void {
    const event = new RowChangeEvent(change)
    if (!this.dispatchEvent(event) || this.draft === undefined) return
    this.draft.actions.edit(change)
  }

  private readonly undo = (): void => {
    if (this.dispatchEvent(new UndoChangeEvent())) this.draft?.actions.edit({ kind: 'undo' })
  }

  private readonly download = (): void => {
    if (this.shown === undefined) return
    const { csv, fileName } = notContactableFile(this.shown)
    if (this.dispatchEvent(new DownloadListEvent(csv, fileName))) downloadText(csv, fileName)
  }
}
