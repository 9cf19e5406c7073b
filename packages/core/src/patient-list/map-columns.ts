import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import { columns, type Column } from '../clinical-systems/column.ts'
import { foldHeading } from '../clinical-systems/heading-spellings.ts'
import type { ColumnMapping } from './patient-list.ts'

export interface MappedColumns {
  readonly mapping: ColumnMapping
  /** Columns for which the file has more than one heading; the one that the system spells first is taken. */
  readonly repeated: readonly Column[]
}

/** Finds out which heading plays which part: by the system's spellings, and over them by what a person chose. */
export function mapColumns(
  headings: readonly string[],
  { headings: spellings }: Pick<ClinicalSystem, 'headings'>,
  byHand: ColumnMapping = {},
): MappedColumns {
  const taken = new Set(Object.values(byHand))
  const folded = headings.map((heading, index) => (taken.has(index) ? '' : foldHeading(heading)))
  const mapping: Partial<Record<Column, number>> = {}
  const repeated: Column[] = []
  for (const column of columns) {
    const chosen = byHand[column]
    const found = chosen === undefined ? matches(folded, spellings[column]) : [chosen]
    if (found[0] !== undefined && found[0] < headings.length) mapping[column] = found[0]
    if (found.length > 1) repeated.push(column)
  }
  return { mapping, repeated }
}

/** Positions of the headings that are spelled so, the preferred spelling first. */
function matches(folded: readonly string[], spellings: readonly string[]): readonly number[] {
  const ranks = new Map(spellings.map((spelling, rank) => [foldHeading(spelling), rank] as const).reverse())
  return folded
    .map((heading, index) => ({ index, rank: ranks.get(heading) }))
    .filter((match): match is { index: number; rank: number } => match.rank !== undefined)
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ index }) => index)
}
