import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { msg, str } from '@lit/localize'
import type {
  BatchDraft,
  DraftEdit,
  PatientList,
  PatientListReview,
  PatientReview,
  ReadList,
} from '@carebatch/core'
import { ContainerWidthController } from '../controllers/container-width-controller.ts'
import { DraftController } from '../controllers/draft-controller.ts'
import { StepController } from '../controllers/step-controller.ts'
import { downloadText } from '../download/download-text.ts'
import { BatchElement } from '../element/batch-element.ts'
import { errorSummary } from '../element/error-summary.ts'
import { formatCount } from '../locales/format.ts'
import { interruptedNotice } from '../element/interrupted-notice.ts'
import { patientsWords } from '../locales/words/patients-words.ts'
import { VirtualRowsController } from '../patient-table/virtual-rows-controller.ts'
import { virtualTable } from '../patient-table/virtual-table.styles.ts'
import { table } from '../theme/table.styles.ts'
import { theme } from '../theme/theme.ts'
import { applyChange } from './apply-change.ts'
import { listMarks } from './list-marks.ts'
import { notContactableFile } from './not-contactable-file.ts'
import { DownloadListEvent, RowChangeEvent, UndoChangeEvent } from './patient-review.events.ts'
import { reviewStyles } from './patient-review.styles.ts'
import type { ReviewedList } from './review-cell.ts'
import type { RowChange } from './row-change.ts'
import { reviewActionsRow } from './review-actions-row.ts'
import { ReviewEditing } from './review-editing.ts'
import {
  everyone,
  filtersOf,
  sameFilter,
  type CountedFilter,
  type ReviewFilter,
  type ReviewGroup,
} from './review-filter.ts'
import { reviewFilters } from './review-filters.ts'
import { reviewHead } from './review-head.ts'
import {
  reviewNotices,
  sharedMobileCounts,
  sharedMobilesNotice,
  type SharedMobiles,
} from './review-notices.ts'
import { reviewRows, type ReviewSort, type RowSelection, type SelectedRows } from './review-rows.ts'
import { reviewTable } from './review-table.ts'
import { reviewTabs } from './review-tabs.ts'
import { tableFoot } from './table-foot.ts'
import { tableTools } from './table-tools.ts'

/** What is shown: handed in by the host, or taken from a draft. */
interface Shown {
  readonly list: PatientList
  readonly review: PatientListReview
  readonly fileName: string
  readonly changedLines: ReadonlySet<number>
  readonly lastEdit: DraftEdit | undefined
}

/**
 * Who can and who cannot be contacted, and why (guide, step 5). Staff correct cells, choose between lines of one
 * patient, leave patients out, and take the list of the others away as a file. With `draft` changes are applied to it;
 * with `list` and `review` alone the element tells of them by `row-change` and shows what it is handed next.
 *
 * @fires change-step - Staff go back, or on to the time; only with `draft`.
 * @fires row-change - Cancelable. Staff changed something about a patient.
 * @fires undo-change - Cancelable. Staff take the newest change back.
 * @fires download-list - Cancelable. The list of those who cannot be contacted, as CSV.
 * @csspart tabs - The two groups.
 * @csspart filters - The filters of a group.
 * @csspart table - The table of patients.
 * @csspart row-editor - Where cells are corrected.
 * @csspart duplicate - Where one of several lines of a patient is chosen.
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
  @property({ attribute: false }) lastEdit: DraftEdit | undefined

  /** Shown above the table, and what the downloaded file is named after. */
  @property({ attribute: 'file-name' }) fileName = ''

  /** Nothing can be changed. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false

  /** Test mode without a server: numbers of Ofcom's fiction range count as mobiles. */
  @property({ type: Boolean, attribute: 'allow-test-numbers' }) allowTestNumbers = false

  @state() private group: ReviewGroup = 'cannot'
  @state() private filter: ReviewFilter = everyone
  @state() private find = ''
  @state() private sort: ReviewSort = 'line'
  @state() private direction: RowSelection['direction'] = 'ascending'

  private readonly store = new DraftController(this)
  private readonly step = new StepController(this, 'check', this.focusing)
  private readonly width = new ContainerWidthController(this, [44])
  private readonly rows = new VirtualRowsController(this, {
    frame: '.rows-frame',
    estimate: () => (this.width.isBelow(44) ? 230 : 42),
  })
  private readonly editing = new ReviewEditing(this, {
    rules: () => this.rules,
    reviewed: () => this.reviewed,
    change: (change) => this.change(change),
    announce: (words) => this.live.announce(words),
  })
  private selected: SelectedRows = { rows: [], lines: 0 }
  private filters: readonly CountedFilter[] = []
  private shared: SharedMobiles = { mobiles: 0, patients: 0 }
  private reviewed: ReviewedList | undefined
  private basis: readonly unknown[] = []

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
    this.select(shown)
  }

  protected override renderReady(): unknown {
    return this.renderShown()
  }

  protected override renderUnconnected(): unknown {
    return this.renderShown()
  }

  private renderShown(): unknown {
    const { shown, reviewed } = this
    if (shown === undefined || reviewed === undefined) return nothing
    return html`<div class="body">
      ${errorSummary(this.step.problems, this.headingLevel)}
      ${reviewHead({
        level: this.headingLevel,
        lead: this.leadWords(shown),
        lastEdit: this.readOnly ? undefined : shown.lastEdit,
        undo: this.undo,
        download: shown.review.notContactable === 0 ? undefined : this.download,
      })}
      <div class="stack">
        ${this.renderInterruption()} ${reviewNotices(shown.list)}
        ${reviewTabs({ review: shown.review, group: this.group, choose: this.chooseGroup })}
        <div class="stack" role="tabpanel" id="patients" aria-labelledby="tab-${this.group}">
          ${this.renderPanel(shown, reviewed)}
        </div>
      </div>
      ${this.draft === undefined ? nothing : reviewActionsRow(this.step, shown.review)}
    </div>`
  }

  private renderPanel({ review }: Shown, reviewed: ReviewedList): TemplateResult {
    const { group, filter, find, density } = this
    return html`${reviewFilters({ filters: this.filters, group, chosen: filter, choose: this.chooseFilter })}
    ${tableTools({
      find,
      density,
      search: (typed) => (this.find = typed),
      setDensity: (chosen) => (this.density = chosen),
    })}
    ${group === 'can' ? sharedMobilesNotice(this.shared, () => this.chooseFilter({ by: 'shared-mobile' })) : nothing}
    ${this.selected.rows.length === 0 ? this.renderNobody(review) : this.renderTable(reviewed)}
    ${group === 'cannot' && review.notContactable > 0 ? this.renderDownloadHint() : nothing}`
  }

  private renderTable(reviewed: ReviewedList): TemplateResult {
    const { group, sort, direction, selected } = this
    const { rows } = selected
    const window = this.rows.window(
      rows.length,
      this.group + JSON.stringify(this.filter) + this.find + sort + direction,
    )
    return html`<div class="table-frame">
      ${reviewTable({
        reviewed,
        group,
        rows,
        window,
        caption:
          group === 'can' ? msg('Patients who can be contacted') : msg('Patients who cannot be contacted'),
        sort,
        direction,
        isReadOnly: this.readOnly,
        sortBy: this.sortBy,
        act: (action, row) => this.editing.act(action, row),
        editorOf: (row) => this.editing.template(row, () => this.patientsLike(row[0])),
      })}
      ${tableFoot({ selected, total: this.shown?.review.patients.length ?? 0, sort, isGrouped: group === 'cannot' })}
    </div>`
  }

  private renderNobody({ contactable }: PatientListReview): TemplateResult {
    const isSearch = this.find.trim() !== ''
    const words = isSearch
      ? msg('Nobody here matches what you typed.')
      : this.group === 'cannot'
        ? msg(str`Everybody on the list can be contacted: ${patientsWords(contactable)}.`)
        : msg('Nobody on this list can be contacted.')
    return html`<p class="card tint" part="empty">${words}</p>`
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
    if (this.draft !== undefined) return this.read
    if (this.list === undefined || this.review === undefined) return undefined
    const { list, review, fileName, lastEdit } = this
    return { list, review, fileName, lastEdit, changedLines: noLines }
  }

  private get rules(): { allowTestNumbers: boolean } {
    const { state } = this.connection
    return {
      allowTestNumbers: state.kind === 'ready' ? state.session.mode === 'sandbox' : this.allowTestNumbers,
    }
  }

  /** Works the rows out again only where something they depend on has changed: a list may hold 100,000. */
  private select(shown: Shown): void {
    const { list, review } = shown
    const basis = [list, review, this.group, this.filter, this.find, this.sort, this.direction]
    if (basis.every((part, index) => part === this.basis[index])) return
    if (list !== this.basis[0] || this.reviewed === undefined)
      this.reviewed = { list, marks: listMarks(list), textBefore: this.editing.textBefore }
    // Typing in Find changes neither counts nor filters.
    if (review !== this.basis[1] || this.group !== this.basis[2]) {
      this.filters = filtersOf(review, this.group, this.reviewed.marks.repairedLines)
      this.shared = sharedMobileCounts(review)
    }
    this.basis = basis
    // The last patient of a reason was mended: show the others instead of an empty table.
    if (!this.filters.some(({ filter }) => sameFilter(filter, this.filter))) this.filter = everyone
    this.selected = reviewRows(review, { ...this.selection, repaired: this.reviewed.marks.repairedLines })
  }

  private get selection(): Omit<RowSelection, 'repaired'> {
    const { group, filter, find, sort, direction } = this
    return { group, filter, find, sort, direction }
  }

  /** All lines of a patient who is repeated, whichever of them is kept. */
  private patientsLike({ line, row }: PatientReview): readonly PatientReview[] {
    const patients = this.shown?.review.patients ?? []
    return patients.filter((other) =>
      row.nhsNumber === undefined ? other.line === line : other.row.nhsNumber === row.nhsNumber,
    )
  }

  private leadWords({ review, list, fileName }: Shown): string {
    const all =
      fileName === ''
        ? patientsWords(review.patients.length)
        : `${fileName}, ${patientsWords(review.patients.length)}`
    const repaired = list.repairs.length
    if (repaired === 0) return `${all}.`
    return repaired === 1
      ? msg(str`${all}. 1 cell was repaired, and it is marked.`)
      : msg(str`${all}. ${formatCount(repaired)} cells were repaired, and each one is marked.`)
  }

  private async change(change: RowChange): Promise<void> {
    const event = new RowChangeEvent(change)
    if (!this.dispatchEvent(event) || this.draft === undefined) return
    await applyChange(this.draft, change)
  }

  private readonly undo = (): void => {
    if (this.dispatchEvent(new UndoChangeEvent())) this.draft?.actions.undo()
  }

  private readonly download = (): void => {
    if (this.shown === undefined) return
    const { csv, fileName } = notContactableFile(this.shown)
    if (this.dispatchEvent(new DownloadListEvent(csv, fileName))) downloadText(csv, fileName)
  }

  private readonly chooseGroup = (group: ReviewGroup): void => {
    this.group = group
    this.filter = everyone
  }

  private readonly chooseFilter = (filter: ReviewFilter): void => {
    this.filter = filter
  }

  private readonly sortBy = (sort: ReviewSort): void => {
    this.direction = this.sort === sort && this.direction === 'ascending' ? 'descending' : 'ascending'
    this.sort = sort
  }
}

const noLines: ReadonlySet<number> = new Set()
