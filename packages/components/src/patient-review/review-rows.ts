import type { PatientListReview, PatientReview } from '@carebatch/core'
import { finished, sortSteps, type Steps } from '../controllers/steps.ts'
import { reviewName } from '../reviewed-patient/review-name.ts'
import { reviewSearch } from '../reviewed-patient/review-search.ts'
import { isIn, passes, type ReviewFilter, type ReviewGroup } from './review-filter.ts'

export type ReviewSort = 'line' | 'name'
export type SortDirection = 'ascending' | 'descending'

export interface RowSelection {
  readonly group: ReviewGroup
  readonly filter: ReviewFilter
  readonly find: string
  readonly sort: ReviewSort
  readonly direction: SortDirection
  /** Lines with a repaired cell. */
  readonly repaired: ReadonlySet<number>
  /** By their place in the list, 0 where there is none; without it patients are put together to ask them. */
  readonly nhsNumbers?: Float64Array | undefined
}

/** One row of the table: a patient, or all lines of a patient who is repeated with different details. */
export type ReviewRow = readonly [PatientReview, ...PatientReview[]]

/** Rows by their place in the table; each is put together when it is drawn. */
export interface ReviewRows {
  readonly length: number
  slice(from: number, to: number): readonly ReviewRow[]
}

export interface SelectedRows {
  readonly rows: ReviewRows
  /** Lines in those rows. */
  readonly lines: number
}

export const noRows: SelectedRows = { rows: { length: 0, slice: () => [] }, lines: 0 }

/** Patients that are looked into between two rests. */
const patientsAtOnce = 500

/** The rows to show, in order. Lines that belong together share a row. */
export function reviewRows(review: PatientListReview, selection: RowSelection): SelectedRows {
  return finished(reviewRowSteps(review, selection))
}

/** Whether nothing but columns is looked at, which takes some milliseconds at most. */
export function isQuick({ find, sort }: RowSelection): boolean {
  return find.trim() === '' && sort === 'line'
}

/** The same in steps of some milliseconds. */
export function* reviewRowSteps(review: PatientListReview, selection: RowSelection): Steps<SelectedRows> {
  const members = yield* search(review, selection.find, membersOf(review, selection))
  const places = yield* sorted(review, together(review, members, selection), selection)
  return { rows: rowsAt(review, places), lines: members.length }
}

/** Places in the list; where several lines share a row, all of them. */
type Place = number | readonly [number, ...number[]]

function membersOf({ patients }: PatientListReview, { group, filter, repaired }: RowSelection): number[] {
  const { columns } = patients
  const isMeant = passes(columns, filter, repaired)
  const members: number[] = []
  for (let index = 0; index < patients.length; index += 1)
    if (isIn(columns, group, index) && isMeant(index)) members.push(index)
  return members
}

function* search(
  { patients }: PatientListReview,
  find: string,
  members: readonly number[],
): Steps<readonly number[]> {
  if (find.trim() === '') return members
  const isMeant = reviewSearch(find)
  const found: number[] = []
  for (const [place, index] of members.entries()) {
    if (place % patientsAtOnce === patientsAtOnce - 1) yield
    const patient = patients.at(index)
    if (patient !== undefined && isMeant(patient)) found.push(index)
  }
  return found
}

function together(
  { patients }: PatientListReview,
  members: readonly number[],
  { nhsNumbers }: RowSelection,
): Place[] {
  const { reason, reasonCodes } = patients.columns
  const repeated = reasonCodes.indexOf('patient-repeated') + 1
  const patientAt = (index: number) => nhsNumbers?.[index] ?? Number(patients.at(index)?.row.nhsNumber ?? 0)
  const places: Place[] = []
  const rowOf = new Map<number, number>()
  for (const index of members) {
    const patient = repeated > 0 && reason[index] === repeated ? patientAt(index) : 0
    const known = rowOf.get(patient)
    if (patient !== 0 && known === undefined) rowOf.set(patient, places.length)
    if (known === undefined) places.push(index)
    else places[known] = [...all(places[known]), index]
  }
  return places
}

function all(place: Place | undefined): readonly [number, ...number[]] {
  return typeof place === 'object' ? place : [place ?? 0]
}

const firstOf = (place: Place): number => (typeof place === 'number' ? place : place[0])

function* sorted(
  { patients }: PatientListReview,
  places: readonly Place[],
  { sort, direction }: RowSelection,
): Steps<readonly Place[]> {
  const isAscending = direction === 'ascending'
  // Members come in the order of their lines.
  if (sort === 'line') return isAscending ? places : [...places].reverse()
  const names = new Map<Place, string>()
  for (const [row, place] of places.entries()) {
    if (row % patientsAtOnce === patientsAtOnce - 1) yield
    const patient = patients.at(firstOf(place))
    names.set(place, (patient && reviewName(patient)) ?? '')
  }
  const sign = isAscending ? 1 : -1
  const { compare } = new Intl.Collator('en-GB')
  return yield* sortSteps(
    places,
    (a, b) => sign * compare(names.get(a) ?? '', names.get(b) ?? '') || firstOf(a) - firstOf(b),
  )
}

function rowsAt({ patients }: PatientListReview, places: readonly Place[]): ReviewRows {
  return {
    length: places.length,
    slice: (from, to) =>
      places.slice(from, to).flatMap((place) => {
        const [first, ...others] = all(place).flatMap((index) => patients.at(index) ?? [])
        return first === undefined ? [] : [[first, ...others] as const]
      }),
  }
}
