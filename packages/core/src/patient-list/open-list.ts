import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import { CareBatchError } from '../errors.ts'
import { plainNhsNumber } from './plain-forms.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import {
  lookAhead,
  readCsvSlice,
  readPlainSlice,
  type CsvPosition,
  type CsvRecord,
  type CsvShape,
  type ListRecord,
} from './csv-records.ts'
import { findHeader, linesSearched } from './find-header.ts'
import type { ListLimits } from './list-limits.ts'
import type { ListText } from './list-text.ts'
import { mapColumns } from './map-columns.ts'
import type { ColumnMapping } from './patient-list.ts'

/** Some records, with the text that they were read from. */
export interface RecordSlice {
  readonly text: string
  readonly records: readonly CsvRecord[]
  readonly openQuotes: readonly number[]
  /** Characters read so far; what lies above the header counts too. */
  readonly read: number
}

/** A list whose header has been found. Its rows are read a slice at a time, so that a page can rest between them. */
export interface OpenedList {
  /** Final once all slices have been read, as are the characters that could not be. */
  readonly encoding: string
  readonly unreadable: number
  readonly header: ListRecord
  readonly titles: readonly ListRecord[]
  readonly delimiter: string
  /** The text above the first row. */
  readonly head: string
  readonly slices: () => AsyncIterable<RecordSlice>
}

export interface OpenListOptions {
  readonly system: ClinicalSystem
  readonly limits: ListLimits
  readonly mapping: ColumnMapping | undefined
  readonly encoding: string | undefined
  readonly signal: AbortSignal | undefined
}

/** Longest beginning of a file in which a header is searched, in characters. */
const longestHead = 1_048_576

/**
 * Finds the header in a text that comes in.
 *
 * @throws CareBatchError `list-is-empty`, `list-has-no-header`, `list-too-large`, and what decoding throws
 */
export async function openText(file: ListText, options: OpenListOptions): Promise<OpenedList> {
  await readHead(file)
  if (!holdsLetters(file.text)) throw new CareBatchError('list-is-empty')
  const { titles, delimiter, below, ...header } = findHeader(file.text, options.system, options.mapping)
  const { mapping } = mapColumns(header.cells, options.system, options.mapping)
  const beginsRow = (cells: readonly string[]) => isNhsNumber(cells[mapping.nhsNumber ?? -1] ?? '')
  const shape = { delimiter, width: header.cells.length, beginsRow }
  return {
    get encoding() {
      return file.encoding
    },
    get unreadable() {
      return file.unreadable
    },
    header,
    titles,
    delimiter,
    head: file.text.slice(0, below.offset),
    slices: () => csvSlices(file, below, shape),
  }
}

/** The lines among which the header must be. Empty ones do not make a file empty. */
async function readHead(file: ListText): Promise<void> {
  for (let wanted = lookAhead; ; wanted *= 2) {
    if (file.needs(0, wanted)) await file.ahead(0, wanted)
    const isEnough =
      file.text.split('\n', linesSearched + 1).length > linesSearched && holdsLetters(file.text)
    if (file.isWhole || isEnough || file.text.length >= longestHead) return
  }
}

function holdsLetters(text: string): boolean {
  return /[^\s\u200B\uFEFF]/.test(text)
}

function isNhsNumber(cell: string): boolean {
  return plainNhsNumber(cell) !== 0 || parseNhsNumber(cell) !== undefined
}

async function* csvSlices(file: ListText, below: CsvPosition, shape: CsvShape): AsyncGenerator<RecordSlice> {
  let [at, read, wanted] = [below, below.offset, lookAhead]
  for (;;) {
    const plain = readPlainSlice(file.text, at, shape)
    const more = plain === undefined ? neededFrom(file.text, at.offset, wanted) : 0
    if (file.needs(at.offset, more)) {
      at = { ...at, offset: await file.ahead(at.offset, more) }
      continue
    }
    if (at.offset >= file.text.length) return
    const slice = plain ?? readCsvSlice(file.text, at, shape, file.isWhole)
    // A line that is longer than all this.
    wanted = slice === undefined ? 2 * wanted : lookAhead
    if (slice === undefined) continue
    const { text, records, openQuotes, next } = slice
    read += next.offset - at.offset
    at = next
    yield { text, records, openQuotes, read }
  }
}

/** How many characters must lie behind a position: many where a quote opens a cell, one more than there are elsewhere. */
function neededFrom(text: string, at: number, wanted: number): number {
  return text.indexOf('"', at) < 0 ? text.length - at + 1 : wanted
}
