import type { PatientRow } from '../patient-list/patient-list.ts'
import { rowFlags, type RowColumns } from '../patient-list/row-columns.ts'
import { membersOfGroups } from '../patient-list/row-groups.ts'
import { sameNumbers } from '../patient-list/same-numbers.ts'
import type { RowDecision } from './patient-list-review.ts'

export interface RowsToCompare {
  readonly columns: RowColumns
  readonly row: (index: number) => PatientRow
  /** By line; undefined where staff have decided nothing. */
  readonly decisionFor: ((line: number) => RowDecision | undefined) | undefined
}

/** Rows that are compared in all their details between two rests. */
const rowsAtOnce = 500

/**
 * Which rows must not be sent because their NHS number stands in other rows too: 1 for each. Of identical lines the
 * first is kept. Where lines differ nobody can tell which is right, so none is kept until staff choose one. Lines that
 * staff left out count for nothing.
 */
export function* repeatedLines(rows: RowsToCompare): Generator<undefined, Uint8Array<ArrayBuffer>> {
  const { columns, decisionFor } = rows
  const isLeftOut =
    decisionFor && ((index: number) => decisionFor(columns.line[index] ?? 0)?.leftOut === true)
  const repeated = new Uint8Array(columns.length)
  const groups = yield* sameNumbers(columns.nhsNumber, columns.length, isLeftOut)
  for (const group of membersOfGroups(groups)) {
    for (const index of group) repeated[index] = 1
    const kept = yield* keptOf(group, rows)
    if (kept !== undefined) repeated[kept] = 0
  }
  return repeated
}

function* keptOf(
  group: readonly number[],
  { columns, row, decisionFor }: RowsToCompare,
): Generator<undefined, number | undefined> {
  const chosen = group.find((index) => decisionFor?.(columns.line[index] ?? 0)?.chosen)
  if (chosen !== undefined) return chosen
  const [first = 0, ...others] = group
  if (others.some((index) => differAt(columns, first, index))) return undefined
  const details = detailsOf(row(first))
  for (const [place, index] of others.entries()) {
    if (place % rowsAtOnce === rowsAtOnce - 1) yield
    if (detailsOf(row(index)) !== details) return undefined
  }
  return first
}

const { phone: phoneGiven, email: emailGiven, emailReadable } = rowFlags

/** Most lines that differ do so in their columns already: then no text of theirs need be looked at. */
function differAt({ phone, dateOfBirth, flags }: RowColumns, one: number, other: number): boolean {
  return (
    phone[one] !== phone[other] ||
    dateOfBirth[one] !== dateOfBirth[other] ||
    (((flags[one] ?? 0) ^ (flags[other] ?? 0)) & (phoneGiven | emailGiven | emailReadable)) !== 0
  )
}

/** All that could change what is sent or where; case and spaces of names and addresses do not. */
function detailsOf({ phone, dateOfBirth, email, name, given, fields }: PatientRow): string {
  const cells = Object.entries(fields)
    .map(([heading, cell]) => [heading, cell.trim()])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  return JSON.stringify([
    phone?.e164,
    dateOfBirth,
    fold(email),
    fold(name?.full),
    given.phone,
    given.email,
    cells,
  ])
}

function fold(text: string | undefined): string | undefined {
  return text?.trim().toLowerCase().replace(/\s+/g, ' ')
}
