import type { RowColumns } from '../patient-list/row-columns.ts'
import { sameNumbers, type SameNumber } from '../patient-list/same-numbers.ts'

/** Lines named for each patient at most: enough to show, and a number that a whole list shares stays cheap. */
const mostLines = 10

/** Which lines use the mobile of another patient. */
export interface SharedMobiles {
  readonly shares: (index: number) => boolean
  /** The first line of each of the other patients with this mobile, at most 10. */
  readonly linesOf: (index: number) => readonly number[]
  /** Rows with the same mobile, of two patients at least. */
  readonly groups: readonly SameNumber[]
}

/**
 * Finds mobiles that several patients use. `mobiles`: digits by row, 0 where there is none or the line is left out.
 * Lines with the same NHS number are one patient; a line without one is a patient of its own.
 */
export function* sharedMobiles(
  columns: RowColumns,
  mobiles: Float64Array,
): Generator<undefined, SharedMobiles> {
  const same = yield* sameNumbers(mobiles, columns.length)
  return sharedMobilesOf(
    columns,
    same.filter((group) =>
      group.some((index) => patientAt(columns, index) !== patientAt(columns, group[0] ?? 0)),
    ),
  )
}

/** The same out of groups that are known. */
export function sharedMobilesOf(columns: RowColumns, groups: readonly SameNumber[]): SharedMobiles {
  const groupOf = new Map<number, SameNumber>()
  for (const group of groups) for (const index of group) groupOf.set(index, group)
  const firstRows = new Map<SameNumber, readonly number[]>()
  return {
    groups,
    shares: (index) => groupOf.has(index),
    linesOf(index) {
      const group = groupOf.get(index)
      if (group === undefined) return []
      const firsts = firstRows.get(group) ?? firstOfEach(columns, group)
      firstRows.set(group, firsts)
      return othersOf(columns, index, firsts)
    },
  }
}

/** Below 0, where no NHS number is, for a line without one. */
function patientAt({ nhsNumber, line }: RowColumns, index: number): number {
  const number = nhsNumber[index] ?? 0
  return number === 0 ? -(line[index] ?? 0) : number
}

/** The first rows of one more patient than are ever named. */
function firstOfEach(columns: RowColumns, group: SameNumber): readonly number[] {
  const firsts = new Map<number, number>()
  for (const index of group) {
    const patient = patientAt(columns, index)
    if (!firsts.has(patient)) firsts.set(patient, index)
    if (firsts.size > mostLines) break
  }
  return [...firsts.values()]
}

function othersOf(columns: RowColumns, index: number, firsts: readonly number[]): readonly number[] {
  const patient = patientAt(columns, index)
  return firsts
    .filter((first) => patientAt(columns, first) !== patient)
    .slice(0, mostLines)
    .map((first) => columns.line[first] ?? 0)
}
