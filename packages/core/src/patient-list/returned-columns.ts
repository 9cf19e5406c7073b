import { foldHeading } from '../clinical-systems/heading-spellings.ts'

/**
 * Headings that `notContactableCsv` adds behind the columns of the list: they say something about a line and nothing
 * about a patient, so a corrected file may keep them. Of each the first is written by the elements.
 */
export const returnedColumns = {
  line: ['Line in your file', 'Llinell yn eich ffeil'],
  reason: ['Why this patient cannot be contacted', 'Pam na ellir cysylltu â’r claf hwn'],
} as const

const folded = new Set([...returnedColumns.line, ...returnedColumns.reason].map(foldHeading))

export function isReturnedColumn(heading: string): boolean {
  return folded.has(foldHeading(heading))
}
