import type { RowColumns } from '../patient-list/row-columns.ts'
import type { MobilesOfRows } from './mobiles-of.ts'
import { endOfGroup, forEachGroup, groupsWhere, type RowGroups } from '../patient-list/row-groups.ts'
import { sameNumbers } from '../patient-list/same-numbers.ts'

/** Lines named for each patient at most: enough to show, and a number that a whole list shares stays cheap. */
const mostLines = 10

/** Which lines use the mobile of another patient. */
export interface SharedMobiles {
  readonly shares: (index: number) => boolean
  /** The same number for rows of one group; 0 for all others. */
  readonly groupOf: (index: number) => number
  /** The first line of each of the other patients with this mobile, at most 10. */
  readonly linesOf: (index: number) => readonly number[]
  /** Rows with the same mobile, of two patients at least. */
  readonly groups: RowGroups
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
  const hasTwoPatients = (from: number, to: number) => {
    const first = patientAt(columns, same[from] ?? 0)
    for (let at = from + 1; at < to; at++) if (patientAt(columns, same[at] ?? 0) !== first) return true
    return false
  }
  return sharedMobilesOf(columns, groupsWhere(same, hasTwoPatients))
}

/** The same out of groups that are known. */
export function sharedMobilesOf(columns: RowColumns, groups: RowGroups): SharedMobiles {
  // Where the group of each row begins; 0: in none. A Map of as many rows takes several times the memory.
  const groupOf = new Uint32Array(columns.length)
  forEachGroup(groups, (from, to) => {
    for (let at = from; at < to; at++) groupOf[groups[at] ?? 0] = from
  })
  const firstRows = new Map<number, readonly number[]>()
  return {
    groups,
    shares: (index) => (groupOf[index] ?? 0) > 0,
    groupOf: (index) => groupOf[index] ?? 0,
    linesOf(index) {
      const from = groupOf[index] ?? 0
      if (from === 0) return []
      const firsts =
        firstRows.get(from) ?? firstOfEach(columns, groups.subarray(from, endOfGroup(groups, from)))
      firstRows.set(from, firsts)
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
function firstOfEach(columns: RowColumns, group: Uint32Array): readonly number[] {
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
