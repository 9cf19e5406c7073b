import Papa from 'papaparse'

/**
 * Reads a line in which a quote opens and never closes. Either the quote was meant to close at the end of the line, or
 * it was never meant as one: whichever gives as many cells as the header has.
 */
export function readDamagedLine(line: string, delimiter: string, width?: number): readonly string[] {
  const closed = Papa.parse<string[]>(`${line}"`, { delimiter, newline: '\n' }).data[0] ?? []
  const literal = line.split(delimiter).map(withoutLoneQuote)
  return closed.length !== width && (literal.length === width || closed.length < literal.length)
    ? literal
    : closed
}

function withoutLoneQuote(cell: string): string {
  const quotes = cell.split('"').length - 1
  return quotes === 1 ? cell.replace('"', '') : cell.replace(/^"(.*)"$/, '$1')
}
