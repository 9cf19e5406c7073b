import type { RowColumns } from '../patient-list/row-columns.ts'
import { columnsOf } from '../patient-list/row-columns.ts'
import { groupsWhere, withGroups } from '../patient-list/row-groups.ts'
import { finished } from '../patient-list/same-numbers.ts'
import { lastNotAbove } from '../patient-list/list-texts.ts'
import { channels } from '../primitives/channel.ts'
import { ColumnReviews, reviewAt, type ReviewedRows } from './column-reviews.ts'
import { currentNumbers } from './current-numbers.ts'
import { mobileOfRow, rowsWithMobile } from './mobiles-again.ts'
import type { PatientListReview } from './patient-list-review.ts'
import { repeatedLines } from './repeated-lines.ts'
import type { ReviewInput } from './review-input.ts'
import { resolved, reviewOf, reviewPatientList } from './review-patient-list.ts'
import { rowsByIndex } from './rows-by-index.ts'
import { sharedMobilesOf, type SharedMobiles } from './shared-mobiles.ts'
import type { Verdicts } from './verdicts-of.ts'

/**
 * The review after something changed about a few lines: their cells, what staff decided, what look-ups answered. The
 * same as a fresh review, but only these lines are looked at, the other lines of their patients, and whoever shares
 * a mobile with them. Batch type, settings and the number of rows must be those of `before`.
 */
export function reviewLinesAgain(
  before: PatientListReview,
  asked: ReviewInput,
  lines: Iterable<number>,
): PatientListReview {
  if (!(before.patients instanceof ColumnReviews)) return reviewPatientList(asked)
  const old = before.patients.rows
  const input = resolved(asked)
  const { columns, replaced } = finished(currentNumbers(columnsOf(asked.rows), input.facts))
  const changed = indexesOf(columns, lines)
  const row = rowsByIndex(asked.rows)
  const now = { input, columns, replaced, row }
  const repeated = repeatedNow(old, now, changed)
  const rows: ReviewedRows = { ...now, repeated, shared: sharedNow(old, now, changed) }
  const stale = new Set(changed)
  for (let index = 0; index < columns.length; index++)
    if (repeated[index] !== old.repeated[index]) stale.add(index)
  return reviewOf(rows, verdictsNow(before, rows, stale))
}

type Rows = Pick<ReviewedRows, 'input' | 'columns' | 'replaced' | 'row'>

function indexesOf({ line, length }: RowColumns, lines: Iterable<number>): readonly number[] {
  const filled = line.subarray(0, length)
  return [...new Set(lines)]
    .map((wanted) => [wanted, lastNotAbove(filled, wanted)] as const)
    .filter(([wanted, index]) => filled[index] === wanted)
    .map(([, index]) => index)
}

/** Compares the lines of the patients concerned only: for all others the columns hold no number. */
function repeatedNow(
  old: ReviewedRows,
  { input, columns, row }: Rows,
  changed: readonly number[],
): Uint8Array<ArrayBuffer> {
  const patients = new Set(
    changed.flatMap((index) => [old.columns.nhsNumber[index], columns.nhsNumber[index]]),
  )
  patients.delete(0)
  const repeated = old.repeated.slice()
  const nhsNumber = new Float64Array(columns.length)
  const concerned: number[] = [...changed]
  for (let index = 0; index < columns.length; index++) {
    if (!patients.has(columns.nhsNumber[index])) continue
    nhsNumber[index] = columns.nhsNumber[index] ?? 0
    concerned.push(index)
  }
  const decisionFor = (line: number) => input.decisions?.(line)
  const fresh = finished(repeatedLines({ columns: { ...columns, nhsNumber }, row, decisionFor }))
  for (const index of concerned) repeated[index] = fresh[index] ?? 0
  return repeated
}

/** The groups of one mobile, with those made anew that a changed line has left or joined. */
function sharedNow(old: ReviewedRows, now: Rows, changed: readonly number[]): SharedMobiles {
  const mobiles = new Set(changed.flatMap((index) => [mobileOfRow(old, index), mobileOfRow(now, index)]))
  mobiles.delete(0)
  const fresh = [...mobiles].map((mobile) => rowsWithMobile(now, mobile))
  const concerned = new Set([...changed, ...fresh.flat()])
  const { groups } = old.shared
  const untouched = groupsWhere(
    groups,
    (from, to) => !groups.subarray(from, to).some((index) => concerned.has(index)),
  )
  const shared = fresh.filter((group) => isShared(now.columns, group))
  return sharedMobilesOf(now.columns, withGroups(untouched, shared))
}

/** Lines with the same NHS number are one patient; a line without one is a patient of its own. */
function isShared({ nhsNumber }: RowColumns, group: readonly number[]): boolean {
  const [first = 0] = group
  return (
    group.length > 1 && group.some((index) => nhsNumber[index] === 0 || nhsNumber[index] !== nhsNumber[first])
  )
}

function verdictsNow(before: PatientListReview, rows: ReviewedRows, stale: ReadonlySet<number>): Verdicts {
  const { columns } = before.patients
  const reason = columns.reason.slice()
  const channel = columns.channel.slice()
  const reasonCodes = [...columns.reasonCodes]
  let { compared, differing } = before.details
  const count = (
    patient: { readonly differing: readonly unknown[] | undefined },
    isLeftOut: boolean,
    by: 1 | -1,
  ) => {
    if (isLeftOut || patient.differing === undefined) return
    compared += by
    if (patient.differing.length > 0) differing += by
  }
  for (const index of stale) {
    const old = before.patients.at(index)
    const fresh = reviewAt(rows, index)
    if (old !== undefined) count(old, isLeftOut(before, old.line), -1)
    count(fresh, rows.input.decisions?.(fresh.line)?.leftOut === true, 1)
    reason[index] = fresh.reason === undefined ? 0 : placeOf(reasonCodes, fresh.reason) + 1
    channel[index] = fresh.plan === undefined ? 0 : channels.indexOf(fresh.plan[0].channel) + 1
  }
  return { reason, reasonCodes, channel, compared, differing }
}

function isLeftOut({ patients }: PatientListReview, line: number): boolean {
  return patients instanceof ColumnReviews && patients.rows.input.decisions?.(line)?.leftOut === true
}

function placeOf(codes: string[], code: string): number {
  const place = codes.indexOf(code)
  return place < 0 ? codes.push(code) - 1 : place
}
