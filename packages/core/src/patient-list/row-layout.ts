import { plainText } from '../primitives/plain-text.ts'
import type { ColumnMapping } from './patient-list.ts'
import { isReturnedColumn } from './returned-columns.ts'
import { unguarded } from './spreadsheet-guard.ts'

/** A column of the file that is none of ours. */
export interface KeptColumn {
  readonly position: number
  /** Its heading; where two are the same, the second says "(2)". */
  readonly key: string
}

/** Which cell of a row means what. */
export interface RowLayout {
  readonly mapping: ColumnMapping
  readonly width: number
  readonly kept: readonly KeptColumn[]
  /** Places whose heading is empty: what stands there cannot be named. */
  readonly unnamed: readonly number[]
  /** Places whose heading stands further left already. */
  readonly repeated: readonly number[]
  /** Downloaded here, with marks that keep cells from being run as formulas: `unguarded` takes them off. */
  readonly isReturned: boolean
}

const longestKey = 190

export function rowLayout(headings: readonly string[], mapping: ColumnMapping): RowLayout {
  const ours = new Set(Object.values(mapping))
  const seen = new Map<string, number>()
  const kept: KeptColumn[] = []
  const [unnamed, repeated]: [number[], number[]] = [[], []]
  headings.forEach((heading, position) => {
    const key = fieldKey(heading)
    if (ours.has(position) || isReturnedColumn(heading)) return
    if (key === '') return void unnamed.push(position)
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    if (times > 1) repeated.push(position)
    kept.push({ position, key: times > 1 ? `${key} (${String(times)})` : key })
  })
  const isReturned = headings.some(isReturnedColumn)
  return { mapping, width: headings.length, kept, unnamed, repeated, isReturned }
}

/** `__proto__` is no key that an object can safely have. */
function fieldKey(heading: string): string {
  const key = plainText(heading).replace(/\s+/g, ' ').slice(0, longestKey)
  return key === '__proto__' ? 'proto' : key
}

/** The last place whose heading says something; rows may end behind it. */
export function lastNamed({ mapping, kept }: RowLayout): number {
  return Math.max(...Object.values(mapping), ...kept.map(({ position }) => position))
}

/** The cells of a record without what a download of ours put there. */
export function meantCells(cells: readonly string[], { isReturned }: RowLayout): readonly string[] {
  return isReturned ? cells.map(unguarded) : cells
}
