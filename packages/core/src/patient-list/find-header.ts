import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import { CareBatchError } from '../errors.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import { plainText } from '../primitives/plain-text.ts'
import {
  csvStart,
  lineBreaks,
  readCsvSlice,
  type CsvPosition,
  type CsvShape,
  type ListRecord,
} from './csv-records.ts'
import { mapColumns } from './map-columns.ts'
import type { ColumnMapping } from './patient-list.ts'

/** The header row of a file, and how to read on beneath it. */
export interface CsvHeader extends ListRecord {
  readonly delimiter: string
  /** Where the first row begins. */
  readonly below: CsvPosition
  /** What stands above the header, e.g. the title of a report. */
  readonly titles: readonly ListRecord[]
}

export const linesSearched = 20
const delimiters = [',', ';', '\t'] as const
const excelHint = /^"?sep=([,;\t|])"?\n/i

/**
 * Looks through the first 20 lines for the row that has an NHS Number heading, under each delimiter; of several such
 * rows the one with most known headings. Where a person mapped the NHS number by hand, the first row wide enough does.
 *
 * @throws CareBatchError `list-has-no-header`
 */
export function findHeader(text: string, system: ClinicalSystem, byHand: ColumnMapping = {}): CsvHeader {
  const hint = excelHint.exec(text)
  const start = hint ? { ...csvStart, offset: hint[0].length, line: 2 } : csvStart
  const head = firstLines(text)
  const known = (cells: readonly string[]) => recognised(cells, system)
  const candidates = (hint?.[1] ? [hint[1]] : delimiters).map((delimiter) => {
    const records = readAll(head, start, { delimiter })
    return { delimiter, records, header: best(records, known) ?? wideEnough(records, byHand) }
  })
  const [found] = candidates.sort(
    (one, other) =>
      score(other.header, known) - score(one.header, known) || widthOf(other.header) - widthOf(one.header),
  )
  if (!found?.header) throw new CareBatchError('list-has-no-header', { details: { linesSearched } })
  const { header, delimiter, records } = found
  if (known(header.cells) === 0 && isPatient(header))
    return withoutHeader(text, header, { delimiter, titles: titlesAbove(records, header) })
  return { ...header, delimiter, below: belowHeader(text, header), titles: titlesAbove(records, header) }
}

function readAll(head: string, start: CsvPosition, shape: CsvShape): readonly ListRecord[] {
  const records: ListRecord[] = []
  for (let at = start; at.offset < head.length;) {
    const slice = readCsvSlice(head, at, shape)
    if (slice === undefined) break
    records.push(...slice.records)
    at = slice.next
  }
  return records
}

/** How many columns a row names, if one of them is the NHS number. */
function recognised(cells: readonly string[], system: ClinicalSystem): number {
  const { mapping } = mapColumns(cells, system)
  return mapping.nhsNumber === undefined ? 0 : Object.keys(mapping).length
}

function best(
  records: readonly ListRecord[],
  known: (cells: readonly string[]) => number,
): ListRecord | undefined {
  let most: ListRecord | undefined
  for (const record of records) if (known(record.cells) > score(most, known)) most = record
  return most
}

function score(record: ListRecord | undefined, known: (cells: readonly string[]) => number): number {
  return record ? known(record.cells) + 1 / 1_000 : 0
}

/** With columns mapped by hand the header is the first row that has a cell for each of them, and is no title line. */
function wideEnough(records: readonly ListRecord[], byHand: ColumnMapping): ListRecord | undefined {
  const positions = Object.values(byHand)
  if (byHand.nhsNumber === undefined) return undefined
  const widest = Math.max(0, ...records.map(widthOf))
  return records.find(
    (record) =>
      widthOf(record) > widest / 2 &&
      positions.every((position) => plainText(record.cells[position] ?? '') !== ''),
  )
}

/** Cells that hold something. */
function widthOf(record: ListRecord | undefined): number {
  return record?.cells.filter((cell) => plainText(cell) !== '').length ?? 0
}

/** A file without headings begins with its first patient, who must not be lost. */
function isPatient({ cells }: ListRecord): boolean {
  return cells.some((cell) => parseNhsNumber(cell) !== undefined)
}

function withoutHeader(
  text: string,
  { line, cells }: ListRecord,
  rest: Pick<CsvHeader, 'delimiter' | 'titles'>,
): CsvHeader {
  const headings = cells.map((_, index) => `Column ${String(index + 1)}`)
  const below = { ...csvStart, offset: offsetOf(text, line), line }
  return { ...rest, line: line - 1, cells: headings, below }
}

function titlesAbove(records: readonly ListRecord[], header: ListRecord): readonly ListRecord[] {
  return records.filter(({ line, cells }) => line < header.line && cells.some((cell) => plainText(cell)))
}

function belowHeader(text: string, { line, cells }: ListRecord): CsvPosition {
  const below = line + 1 + lineBreaks(cells)
  return { ...csvStart, offset: offsetOf(text, below), line: below }
}

function firstLines(text: string): string {
  return text.slice(0, offsetOf(text, linesSearched + 1))
}

/** Where a line begins, counted from 1; the end of the text where there is no such line. */
function offsetOf(text: string, line: number): number {
  let offset = 0
  for (let passed = 1; passed < line; passed++) {
    const found = text.indexOf('\n', offset)
    if (found < 0) return text.length
    offset = found + 1
  }
  return offset
}
