import { rowFlags } from '../patient-list/row-columns.ts'
import { channels } from '../primitives/channel.ts'
import { contactabilityReasons } from './contactability-reasons.ts'
import { reviewAt, type ReviewedRows } from './column-reviews.ts'
import type { DetailsFound } from './details-check.ts'
import type { PatientReview } from './patient-list-review.ts'

/** What is said about each row, in columns (see ReviewColumns), and how the list compares with the look-ups. */
export interface Verdicts extends DetailsFound {
  readonly reason: Uint8Array<ArrayBuffer>
  readonly reasonCodes: readonly string[]
  readonly channel: Uint8Array<ArrayBuffer>
}

/** Rows between two rests; one that is looked at by itself counts as much as many. */
const [workAtOnce, workOfOne] = [8_192, 32]

/**
 * Why each row cannot be contacted, or by which way first. Nobody was asked about most lists when they are first shown:
 * then our own reasons look at nothing but what `likeness` tells, and rows that are alike in it share one verdict. Every
 * other row is reviewed by itself.
 */
export function* verdictsOf(rows: ReviewedRows): Generator<undefined, Verdicts> {
  const { columns, input } = rows
  const verdicts = new VerdictColumns(columns.length)
  const known = new Map<number, number>()
  const mayShare = input.reasons === undefined || input.reasons === contactabilityReasons
  let work = 0
  for (let index = 0; index < columns.length; index++) {
    if (work >= workAtOnce) work = yield* rest()
    const line = columns.line[index] ?? 0
    const key = mayShare && input.facts(line) === undefined ? likeness(rows, index, line) : -1
    const alike = key < 0 ? undefined : known.get(key)
    if (alike === undefined) verdicts.set(index, reviewAt(rows, index), isLeftOut(rows, line))
    else verdicts.copy(index, alike)
    if (key >= 0 && alike === undefined) known.set(key, index)
    work += alike === undefined ? workOfOne : 1
  }
  return verdicts
}

function* rest(): Generator<undefined, number> {
  yield
  return 0
}

function isLeftOut({ input }: ReviewedRows, line: number): boolean {
  return input.decisions?.(line)?.leftOut === true
}

const { nhsNumber, phone, dateOfBirth, email, emailReadable, ragged } = rowFlags
const givenFlags = nhsNumber | phone | dateOfBirth | email | emailReadable | ragged

/** All that our reasons and plans can tell two rows apart by while no look-up has answered, as one number. */
function likeness({ columns, input, repeated }: ReviewedRows, index: number, line: number): number {
  const decision = input.decisions?.(line)
  return (
    (((columns.flags[index] ?? 0) & givenFlags) << 10) |
    ((columns.phoneForm[index] ?? 0) << 6) |
    (columns.nhsNumber[index] === 0 ? 0 : 32) |
    (columns.phone[index] === 0 ? 0 : 16) |
    (columns.dateOfBirth[index] === 0 ? 0 : 8) |
    (repeated[index] === 1 ? 4 : 0) |
    (decision?.leftOut === true ? 2 : 0) |
    (decision?.ignoreEmail === true ? 1 : 0)
  )
}

class VerdictColumns implements Verdicts {
  readonly reason: Uint8Array<ArrayBuffer>
  readonly reasonCodes: string[] = []
  readonly channel: Uint8Array<ArrayBuffer>
  compared = 0
  differing = 0

  constructor(rows: number) {
    this.reason = new Uint8Array(rows)
    this.channel = new Uint8Array(rows)
  }

  /** Lines that staff left out do not say anything about the list. */
  set(index: number, { reason, plan, differing }: PatientReview, isLeftOut: boolean): void {
    this.reason[index] = reason === undefined ? 0 : this.#placeOf(reason) + 1
    this.channel[index] = plan === undefined ? 0 : channels.indexOf(plan[0].channel) + 1
    if (isLeftOut || differing === undefined) return
    this.compared += 1
    if (differing.length > 0) this.differing += 1
  }

  copy(index: number, from: number): void {
    this.reason[index] = this.reason[from] ?? 0
    this.channel[index] = this.channel[from] ?? 0
  }

  #placeOf(code: string): number {
    const place = this.reasonCodes.indexOf(code)
    return place < 0 ? this.reasonCodes.push(code) - 1 : place
  }
}
