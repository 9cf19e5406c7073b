import Papa from 'papaparse'
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
 * the spaces that keep them text, and no cell that a spreadsheet would run as a formula.
 */
export function notContactableCsv(review: PatientListReview, input: NotContactableCsvInput): string {
  const { headers, cells, words } = input
  const rows: string[][] = [[...headers, words.line, words.reason]]
  for (const { line, reason } of review.patients) {
    if (reason === undefined) continue
    const own = cells(line)
    rows.push([...headers.map((_, index) => own[index] ?? ''), `${line}`, words.reasonText(reason)])
  }
  const text = Papa.unparse(
    rows.map((row) => row.map(asSpreadsheetText)),
    { newline: '\r\n', escapeFormulae: formula },
  )
  return `\ufeff${text}\r\n`
}

/**
 * OWASP ASVS 5.0, 1.2.10: = + - @, tab and NUL, here with line breaks and the full-width forms that Excel folds, also
 * behind spaces and invisible characters. papaparse puts an apostrophe first.
 */
const formula = /^[\s\0\u200b-\u200d\u2060\ufeff]*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/

/** Excel drops leading zeros and writes long numbers as 9.99E+09; a space or an apostrophe keeps the cell a text. */
function asSpreadsheetText(cell: string): string {
  const trimmed = cell.trim()
  const nhsNumber = parseNhsNumber(trimmed)
  if (nhsNumber !== undefined) return formatNhsNumber(nhsNumber)
  const mobile = /^(?:\+44|0044|44|0)(7\d{3})(\d{6})$/.exec(trimmed)
  if (mobile !== null) return `0${mobile[1]} ${mobile[2]}`
  return /^0\d+$|^\d{12,}$/.test(trimmed) ? `'${trimmed}` : cell
}
