import type { RowColumns } from '../patient-list/row-columns.ts'
import type { MobilesOfRows } from './mobiles-of.ts'
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
 * Finds mobiles that several patients use. Lines with the same NHS number are one patient; a line without one is a
 * patient of its own.
 */
export function* sharedMobiles(
  columns: RowColumns,
  { numbers, isLeftOut }: MobilesOfRows,
): Generator<undefined, SharedMobiles> {
  const same = yield* sameNumbers(numbers, columns.length, isLeftOut)
  return sharedMobilesOf(
    columns,
    same.filter((group) =>
      group.some((index) => patientAt(columns, index) !== patientAt(columns, group[0] ?? 0)),
    ),
  )
}

/** The same out of groups that are known. */
export function sharedMobilesOf(columns: RowColumns, groups: readonly SameNumber[]): SharedMobiles {
  // The place of each row's group, plus 1. A Map of as many rows takes several times the memory.
  const groupOf = new Uint32Array(columns.length)
  groups.forEach((group, place) => {
    for (const index of group) groupOf[index] = place + 1
  })
  const firstRows = new Map<SameNumber, readonly number[]>()
  return {
    groups,
    shares: (index) => (groupOf[index] ?? 0) > 0,
    linesOf(index) {
      const group = groups[(groupOf[index] ?? 0) - 1]
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
