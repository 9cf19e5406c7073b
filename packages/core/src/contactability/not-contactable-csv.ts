import Papa from 'papaparse'
import { isReturnedColumn } from '../patient-list/returned-columns.ts'
import { formulaStart, looksGuarded } from '../patient-list/spreadsheet-guard.ts'
import { formatNhsNumber, parseNhsNumber } from '../primitives/nhs-number.ts'
import type { PatientListReview } from './patient-list-review.ts'

export interface NotContactableCsvInput {
  /** Headings of the file that staff uploaded. */
  readonly headers: readonly string[]
  /** The cells of a line as they stand in that file. */
  readonly cells: (line: number) => readonly string[]
  /** Words that people read: two headings, and a sentence for each reason's code. */
  readonly words: {
    readonly line: string
    readonly reason: string
    readonly reasonText: (code: string) => string
  }
}

/**
 * The patients who cannot be contacted, as a file that staff correct and add again: their own columns, then the line
 * and the reason (guide, step 5, "Download list"). Made for Excel: byte order mark, CRLF, NHS numbers and phones with
 * the spaces that keep them text, and no cell that a spreadsheet would run as a formula (papaparse puts an apostrophe
 * first). Added again it reads as the same patients: what was put there is taken away, and the two columns are no fields.
 * Behind a line whose cells may have moved stands the whole line: it stays in doubt until that cell is deleted.
 */
export function notContactableCsv(review: PatientListReview, input: NotContactableCsvInput): string {
  const { headers, cells, words } = input
  // A list that was corrected once is downloaded with this time's lines and reasons alone.
  const own = headers.flatMap((heading, position) => (isReturnedColumn(heading) ? [] : [position]))
  const rows: string[][] = [[...own.map((position) => headers[position] ?? ''), words.line, words.reason]]
  for (const { line, reason, row } of review.patients) {
    if (reason === undefined) continue
    const its = cells(line)
    const asItStood = row.ragged ? [its.join(' | ')] : []
    rows.push([
      ...own.map((position) => its[position] ?? ''),
      `${line}`,
      words.reasonText(reason),
      ...asItStood,
    ])
  }
  const text = Papa.unparse(
    rows.map((row) => row.map(asSpreadsheetText)),
    { newline: '\r\n', escapeFormulae: formulaStart },
  )
  return `\ufeff${text}\r\n`
}

/** Excel drops leading zeros and writes long numbers as 9.99E+09; a space or an apostrophe keeps the cell a text. */
function asSpreadsheetText(cell: string): string {
  if (looksGuarded(cell)) return `'${cell}`
  const trimmed = cell.trim()
  const nhsNumber = parseNhsNumber(trimmed)
  if (nhsNumber !== undefined) return formatNhsNumber(nhsNumber)
  const mobile = /^(?:\+44|0044|44|0)(7\d{3})(\d{6})$/.exec(trimmed)
  if (mobile !== null) return `0${mobile[1]} ${mobile[2]}`
  return /^0\d+$|^\d{12,}$/.test(trimmed) ? `'${trimmed}` : cell
}
