import type { Column } from '../clinical-systems/column.ts'
import { plainText } from '../primitives/plain-text.ts'
import { removeExcelFormula } from './mends.ts'
import type { PatientName } from './patient-list.ts'
import { readName } from './read-name.ts'
import type { RowLayout } from './row-layout.ts'

/** Longest cell of a name; the NHS Data Dictionary has 70 for a whole one. */
export const longestName = 140

export type NameColumn = Extract<Column, 'name' | 'firstName' | 'lastName'>
export const nameColumns = ['name', 'firstName', 'lastName'] as const satisfies readonly NameColumn[]

/** The name that the cells of a row hold. What is too long for a name is none. */
export function rowName(cells: readonly string[], { mapping }: RowLayout): PatientName | undefined {
  const part = (column: NameColumn) => {
    const position = mapping[column]
    if (position === undefined) return ''
    const cell = plainText(cells[position] ?? '')
    const text = removeExcelFormula.mend(cell) ?? cell
    return text.length > longestName ? '' : text
  }
  return readName({ name: part('name'), firstName: part('firstName'), lastName: part('lastName') })
}

/** Every column that is none of ours, by its heading. Cells that are too long are left out. */
export function keptFields(
  cells: readonly string[],
  { kept }: RowLayout,
  cellLength: number,
): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const { position, key } of kept) {
    const text = plainText(cells[position] ?? '')
    fields[key] = text.length > cellLength ? '' : text
  }
  return fields
}
