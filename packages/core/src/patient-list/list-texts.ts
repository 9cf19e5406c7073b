import Papa from 'papaparse'
import { readDamagedLine } from './read-damaged-line.ts'
import { pieceReader, type EncodedPieces } from './text-arena.ts'

/** The records of a list as text: small, and quickly taken apart when a row is asked for. */
export interface ListTexts {
  /** Of whole records each. */
  readonly pieces: EncodedPieces
  /** The row with which each piece begins. */
  readonly firstRows: Uint32Array<ArrayBuffer>
  /** Where the record of each row begins in its piece. */
  readonly offsets: Uint32Array<ArrayBuffer>
  readonly rows: number
  readonly delimiter: string
  /** Cells of the header. */
  readonly width: number
}

/** Reads the cells of a row as they stand in the file. */
export function cellReader(texts: ListTexts): (row: number, openQuote: boolean) => readonly string[] {
  const { delimiter, width } = texts
  const pieceAt = pieceReader(texts.pieces)
  return (row, openQuote) => {
    const text = recordText(texts, pieceAt, row)
    if (openQuote) return readDamagedLine(text.slice(0, endOfFirstLine(text)), delimiter, width)
    // Without a quote papaparse itself does no more than this.
    if (!text.includes('"')) return text.slice(0, endOfFirstLine(text)).split(delimiter)
    return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 1 }).data[0] ?? []
  }
}

/** From the beginning of this record to that of the next; empty lines may come between. */
function recordText(
  { firstRows, offsets, rows }: ListTexts,
  pieceAt: (piece: number) => string,
  row: number,
): string {
  const piece = lastNotAbove(firstRows, row)
  const text = pieceAt(piece)
  const isLast = row + 1 === rows || row + 1 === firstRows[piece + 1]
  return text.slice(offsets[row], isLast ? text.length : offsets[row + 1])
}

function endOfFirstLine(text: string): number {
  const found = text.indexOf('\n')
  return found < 0 ? text.length : found
}

/** The last place in a rising array whose value is not above `wanted`. */
export function lastNotAbove(rising: Uint32Array, wanted: number): number {
  let [from, to] = [0, rising.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rising[middle] ?? 0) <= wanted) from = middle + 1
    else to = middle
  }
  return from - 1
}
