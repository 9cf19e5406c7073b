import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { PatientList, PatientListReview } from '@carebatch/core'
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
import { reviewRows, type ReviewSort, type SelectedRows, type SortDirection } from './review-rows.ts'
import { sharedMobileCounts, type SharedMobiles } from './shared-mobiles.ts'

/** What staff chose to see, and the rows, filters and figures that follow from it. */
export class ReviewSelection implements ReactiveController {
  group: ReviewGroup = 'cannot'
  filter: ReviewFilter = everyone
  find = ''
  sort: ReviewSort = 'line'
  direction: SortDirection = 'ascending'

  selected: SelectedRows = { rows: [], lines: 0 }
  filters: readonly CountedFilter[] = []
  shared: SharedMobiles = { mobiles: 0, patients: 0 }
  /** Undefined until there is something to show. */
  reviewed: ReviewedList | undefined
  private basis: readonly unknown[] = []

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

  private select(review: PatientListReview, { marks }: ReviewedList): void {
    // The last patient of a reason was mended: show the others instead of an empty table.
    if (!this.filters.some(({ filter }) => sameFilter(filter, this.filter))) this.filter = everyone
    const { group, filter, find, sort, direction } = this
    this.selected = reviewRows(review, {
      group,
      filter,
      find,
      sort,
      direction,
      repaired: marks.repairedLines,
    })
  }
}
