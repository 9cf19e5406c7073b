import type { PatientListReview, PatientReview } from '@carebatch/core'
import { reviewName } from '../reviewed-patient/review-name.ts'
import { reviewSearch } from '../reviewed-patient/review-search.ts'
import { groupOf, passes, type ReviewFilter, type ReviewGroup } from './review-filter.ts'

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
}

/** One row of the table: a patient, or all lines of a patient who is repeated with different details. */
export type ReviewRow = readonly [PatientReview, ...PatientReview[]]

export interface SelectedRows {
  readonly rows: readonly ReviewRow[]
  /** Lines in those rows. */
  readonly lines: number
}

/** The rows to show, in order. Lines that belong together share a row. */
export function reviewRows(review: PatientListReview, selection: RowSelection): SelectedRows {
  const isMeant = reviewSearch(selection.find)
  const patients = review.patients.filter(
    (patient) =>
      groupOf(patient) === selection.group &&
      passes(patient, selection.filter, selection.repaired) &&
      isMeant(patient),
  )
  return { rows: sorted(together(patients), selection), lines: patients.length }
}

function together(patients: readonly PatientReview[]): ReviewRow[] {
  const groups = new Map<string, [PatientReview, ...PatientReview[]]>()
  for (const patient of patients) {
    const key = patient.reason === 'patient-repeated' ? (patient.row.nhsNumber ?? patient.line) : patient.line
    const group = groups.get(String(key))
    if (group === undefined) groups.set(String(key), [patient])
    else group.push(patient)
  }
  return [...groups.values()]
}

function sorted(rows: ReviewRow[], { sort, direction }: RowSelection): ReviewRow[] {
  const sign = direction === 'ascending' ? 1 : -1
  if (sort === 'line') return rows.sort(([a], [b]) => sign * (a.line - b.line))
  const names = new Map(rows.map((row) => [row, reviewName(row[0]) ?? '']))
  const { compare } = new Intl.Collator('en-GB')
  return rows.sort((a, b) => sign * compare(names.get(a) ?? '', names.get(b) ?? '') || a[0].line - b[0].line)
}
