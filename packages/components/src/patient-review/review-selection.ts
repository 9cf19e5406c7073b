import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { PatientList, PatientListReview } from '@carebatch/core'
import { inTurns } from '../controllers/steps.ts'
import { listMarks } from './list-marks.ts'
import type { ReviewedList } from './review-cell.ts'
import {
  everyone,
  filtersOf,
  sameFilter,
  type CountedFilter,
  type ReviewFilter,
  type ReviewGroup,
} from './review-filter.ts'
import {
  isQuick,
  noRows,
  reviewRows,
  reviewRowSteps,
  type ReviewSort,
  type RowSelection,
  type SelectedRows,
  type SortDirection,
} from './review-rows.ts'
import { sharedMobileCounts, type SharedMobiles } from './shared-mobiles.ts'

/** So many are searched and sorted at once. */
const fewPatients = 2_000

/** What staff chose to see, and the rows, filters and figures that follow from it. */
export class ReviewSelection implements ReactiveController {
  group: ReviewGroup = 'cannot'
  filter: ReviewFilter = everyone
  find = ''
  sort: ReviewSort = 'line'
  direction: SortDirection = 'ascending'

  selected: SelectedRows = noRows
  /** The rows shown are those of before: a search or sort of a long list is under way. */
  isBusy = false
  filters: readonly CountedFilter[] = []
  shared: SharedMobiles = { mobiles: 0, patients: 0 }
  /** Undefined until there is something to show. */
  reviewed: ReviewedList | undefined
  private basis: readonly unknown[] = []
  /** Of the newest selection; an older one gives up. */
  private turn = 0
  private shownKey = ''

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly textBefore: ReviewedList['textBefore'],
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  /** Works the rows out again only where something they depend on has changed: a list may hold 100,000. */
  update(list: PatientList, review: PatientListReview): void {
    const basis = [list, review, this.group, this.filter, this.find, this.sort, this.direction]
    const changed = basis.map((part, index) => part !== this.basis[index])
    if (!changed.includes(true)) return
    this.basis = basis
    const { textBefore } = this
    const reviewed =
      this.reviewed?.list === list ? this.reviewed : { list, marks: listMarks(list), textBefore }
    this.reviewed = reviewed
    // List, review or group: typing in Find changes neither counts nor filters.
    if (changed.slice(0, 3).includes(true)) this.count(review, reviewed)
    this.select(review, reviewed)
  }

  /** The same text for as long as the table holds the same rows in the same order. */
  get key(): string {
    return this.shownKey
  }

  private get chosenKey(): string {
    return JSON.stringify([this.group, this.filter, this.find, this.sort, this.direction])
  }

  readonly chooseGroup = (group: ReviewGroup): void => {
    this.group = group
    this.choose(everyone)
  }

  readonly choose = (filter: ReviewFilter): void => {
    this.filter = filter
    this.host.requestUpdate()
  }

  readonly search = (typed: string): void => {
    this.find = typed
    this.host.requestUpdate()
  }

  /** The column that is sorted by already turns round. */
  readonly sortBy = (sort: ReviewSort): void => {
    this.direction = this.sort === sort && this.direction === 'ascending' ? 'descending' : 'ascending'
    this.sort = sort
    this.host.requestUpdate()
  }

  private count(review: PatientListReview, { marks }: ReviewedList): void {
    this.filters = filtersOf(review, this.group, marks.repairedLines)
    this.shared = sharedMobileCounts(review)
  }

  private select(review: PatientListReview, { list, marks }: ReviewedList): void {
    // The last patient of a reason was mended: show the others instead of an empty table.
    if (!this.filters.some(({ filter }) => sameFilter(filter, this.filter))) this.filter = everyone
    const { group, filter, find, sort, direction } = this
    const nhsNumbers = list.rows.columns?.nhsNumber
    const selection = { group, filter, find, sort, direction, repaired: marks.repairedLines, nhsNumbers }
    const turn = (this.turn += 1)
    this.isBusy = review.patients.length > fewPatients && !isQuick(selection)
    if (this.isBusy) void this.selectInTurns(review, selection, turn)
    else this.take(reviewRows(review, selection))
  }

  private async selectInTurns(
    review: PatientListReview,
    selection: RowSelection,
    turn: number,
  ): Promise<void> {
    const selected = await inTurns(reviewRowSteps(review, selection), () => turn === this.turn)
    if (selected === undefined || turn !== this.turn) return
    this.isBusy = false
    this.take(selected)
    this.host.requestUpdate()
  }

  private take(selected: SelectedRows): void {
    this.selected = selected
    this.shownKey = this.chosenKey
  }
}
