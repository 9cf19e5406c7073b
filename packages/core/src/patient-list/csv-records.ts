import Papa from 'papaparse'
import { readDamagedLine } from './read-damaged-line.ts'

/** One row of the file as it stands there. */
export interface ListRecord {
  /** Line on which it begins, from 1. A cell may hold line breaks, so the next record need not be on the next line. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A record and where it begins in the text of its slice. */
export interface CsvRecord extends ListRecord {
  readonly offset: number
}

/** Where reading stands. */
export interface CsvPosition {
  readonly offset: number
  readonly line: number
  /** Characters to read at once: grows again after a damaged line. */
  readonly size: number
}

export interface CsvSlice {
  /** What the records were read from. */
  readonly text: string
  readonly records: readonly CsvRecord[]
  /** Lines on which a quote opens that does not close where a cell ends. */
  readonly openQuotes: readonly number[]
  readonly next: CsvPosition
}

export interface CsvShape {
  readonly delimiter: string
  /** How many cells the header has, once that is known. */
  readonly width?: number
  /** Whether these cells begin like a row: a line inside a quoted cell that does was swallowed. */
  readonly beginsRow?: (cells: readonly string[]) => boolean
}

/** Small pieces are parsed fastest: they stay in the processor's cache. And a row that is asked for is soon decoded. */
const [smallest, usual] = [2_048, 4_096]
/** A quote that is still open after so many characters never meant to hold them. */
const longestQuoted = 16_384
/** With so many characters behind a position everything can be decided there that can be decided at all. */
export const lookAhead = 3 * longestQuoted

export const csvStart: CsvPosition = { offset: 0, line: 1, size: usual }

/**
 * Whole lines from `at` on without a quote: nothing that follows can change what they say. Undefined where the next line
 * holds a quote, or does not end in this text: see `readCsvSlice`.
 */
export function readPlainSlice(text: string, at: CsvPosition, { delimiter }: CsvShape): CsvSlice | undefined {
  const end = endOfPlainLines(text, at.offset)
  if (end === 0) return undefined
  const piece = text.slice(at.offset, end)
  const { data } = parsed(piece.slice(0, -1), delimiter)
  const records: CsvRecord[] = []
  let offset = 0
  for (let index = 0; index < data.length; index++) {
    const cells = data[index] ?? []
    records.push({ line: at.line + index, cells, offset })
    offset += lengthOf(cells)
  }
  const next = { offset: end, line: at.line + data.length, size: usual }
  return { text: piece, records, openQuotes: none, next }
}

const none: readonly number[] = []

/** Behind the last line end before a quote, about as far as is read at once; 0: there is none. */
function endOfPlainLines(text: string, from: number): number {
  const most = text.lastIndexOf('\n', from + usual)
  const end = most < from ? text.indexOf('\n', from + usual) : most
  if (end < from) return 0
  const quote = text.slice(from, end).indexOf('"')
  if (quote < 0) return end + 1
  const before = text.lastIndexOf('\n', from + quote)
  return before < from ? 0 : before + 1
}

/**
 * Reads some whole records from `at` on. papaparse does the parsing; this adds the true line of each record, and stops
 * a quote that never closes from swallowing the lines below it: its line is read alone, and reading goes on beneath.
 * Undefined where no line ends in the text and `isWhole` does not say that nothing follows it.
 */
export function readCsvSlice(
  text: string,
  at: CsvPosition,
  shape: CsvShape,
  isWhole = true,
): CsvSlice | undefined {
  const end = endOfLine(text, Math.min(at.offset + at.size, text.length))
  if (end === text.length && !isWhole && !text.endsWith('\n')) return undefined
  const piece = text.slice(at.offset, text[end - 1] === '\n' ? end - 1 : end)
  const { data, errors } = parsed(piece, shape.delimiter)
  const mayBreak = piece.includes('"')
  const records: CsvRecord[] = []
  let [line, offset] = [at.line, 0]
  for (const [index, cells] of data.entries()) {
    const breaks = mayBreak ? lineBreaks(cells) : 0
    const judged = mayBreak ? judge(cells, breaks, errors.get(index) ?? [], shape) : 'good'
    if (judged !== 'good') {
      const from = { offset: at.offset + offset, line, size: smallest }
      const isDecided = judged === 'damaged' || (isWhole && end === text.length)
      return isDecided || end - from.offset > longestQuoted
        ? afterDamage(text, records, at, from, shape)
        : beforeOpenRecord(text, records, at, from)
    }
    records.push({ line, cells, offset })
    line += 1 + breaks
    offset = mayBreak ? behindLines(piece, offset, 1 + breaks) : offset + lengthOf(cells)
  }
  const next = { offset: end, line, size: Math.min(at.size * 2, usual) }
  return { text: text.slice(at.offset, end), records, openQuotes: [], next }
}

/** How many lines of the file end inside these cells. */
export function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
}

/**
 * papaparse's parser without what it puts around it: `Papa.parse` leaves every result to be cleared away much later, which
 * costs more than the parsing. It makes nothing of an empty line that stands alone. Its complaints are about quotes.
 */
function parsed(piece: string, delimiter: string): Parsed {
  if (piece === '') return { data: [['']], errors: new Map() }
  const { data, errors } = parserFor(delimiter).parse(piece, 0, false)
  const codes = new Map<number, string[]>()
  for (const { row = 0, code } of errors) if (codes.get(row)?.push(code) === undefined) codes.set(row, [code])
  return { data, errors: codes }
}

interface PlainParser {
  parse(
    text: string,
    from: number,
    ignoreLastRow: boolean,
  ): Pick<Papa.ParseResult<string[]>, 'data' | 'errors'>
}

const parsers = new Map<string, PlainParser>()

/** A parser of papaparse remembers nothing from one text to the next. */
function parserFor(delimiter: string): PlainParser {
  const known = parsers.get(delimiter)
  if (known !== undefined) return known
  const parser: PlainParser = new Papa.Parser({ delimiter, newline: '\n' })
  parsers.set(delimiter, parser)
  return parser
}

interface Parsed {
  readonly data: readonly string[][]
  /** Codes of papaparse by the record they are about. */
  readonly errors: ReadonlyMap<number, readonly string[]>
}

type Judgement = 'good' | 'damaged' | 'open'

/** `open`: the record goes on behind what was read. `damaged`: a quote opens that was never meant to hold all this. */
function judge(
  cells: readonly string[],
  breaks: number,
  errors: readonly string[],
  shape: CsvShape,
): Judgement {
  const misplaced = errors.includes('InvalidQuotes')
  if (misplaced && breaks > 0) return 'damaged'
  if (errors.includes('MissingQuotes')) return 'open'
  if (misplaced) return fits(cells, shape) ? 'good' : 'damaged'
  return breaks > 0 && holdsRows(cells, shape) ? 'damaged' : 'good'
}

function fits(cells: readonly string[], { width }: CsvShape): boolean {
  return width === undefined || cells.length === width
}

/** Whether a line inside a cell is a row of its own: it begins like one, or is as wide where the record is not. */
function holdsRows(cells: readonly string[], shape: CsvShape): boolean {
  const { delimiter, width = 0, beginsRow } = shape
  const tooNarrow = !fits(cells, shape)
  return cells
    .flatMap((cell) => cell.split('\n').slice(1))
    .map((line) => line.split(delimiter))
    .some((inside) => inside.length > 1 && (beginsRow?.(inside) || (tooNarrow && inside.length >= width)))
}

/** The record that begins here reaches beyond what was read: read it again with more after it. */
function beforeOpenRecord(
  text: string,
  records: readonly CsvRecord[],
  at: CsvPosition,
  from: CsvPosition,
): CsvSlice {
  const size = from.offset === at.offset ? at.size * 2 : Math.max(at.size, longestQuoted + 1)
  return { text: text.slice(at.offset, from.offset), records, openQuotes: [], next: { ...from, size } }
}

function afterDamage(
  text: string,
  records: readonly CsvRecord[],
  at: CsvPosition,
  { offset, line, size }: CsvPosition,
  { delimiter, width }: CsvShape,
): CsvSlice {
  const end = endOfLine(text, offset + 1)
  const damaged = text.slice(offset, end).replace(/\n$/, '')
  const cells = readDamagedLine(damaged, delimiter, width)
  return {
    text: text.slice(at.offset, end),
    records: [...records, { line, cells, offset: offset - at.offset }],
    openQuotes: [line],
    next: { offset: end, line: line + 1, size },
  }
}

/** Behind the line end that follows, counting one that ends at `offset` itself. */
function endOfLine(text: string, offset: number): number {
  const found = text.indexOf('\n', Math.max(offset - 1, 0))
  return found < 0 ? text.length : found + 1
}

/** Of a record without quotes: its cells, what stands between them, and the line end. */
function lengthOf(cells: readonly string[]): number {
  let length = cells.length
  for (const cell of cells) length += cell.length
  return length
}

function behindLines(text: string, from: number, lines: number): number {
  let offset = from
  for (let passed = 0; passed < lines; passed++) offset = text.indexOf('\n', offset) + 1
  return offset
}
