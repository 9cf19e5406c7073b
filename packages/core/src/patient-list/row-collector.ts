import { plainText } from '../primitives/plain-text.ts'
import type { CsvRecord } from './csv-records.ts'
import type { ListTexts } from './list-texts.ts'
import type { RecordSlice } from './open-list.ts'
import type { PatientListIssue, PatientListRepair } from './patient-list.ts'
import type { RowColumns } from './row-columns.ts'
import { lastNamed, type RowLayout } from './row-layout.ts'
import { RowReader, type RowOptions } from './row-reader.ts'
import { sameNumbers } from './same-numbers.ts'
import type { TextArena } from './text-arena.ts'

export interface CollectedRows {
  readonly columns: RowColumns
  readonly texts: Omit<ListTexts, 'delimiter' | 'width'>
  /** In the order of the lines. */
  readonly issues: readonly PatientListIssue[]
  readonly repairs: readonly PatientListRepair[]
  /** Rows that hold something, those over the limit included. */
  readonly found: number
  readonly empty: number
  /** Lines with something under an empty heading. */
  readonly unnamedValues: readonly number[]
}

/** Takes records as they come and reads each into a row. From `mostRows` on they are only counted. */
export class RowCollector {
  readonly #layout: RowLayout
  readonly #mostRows: number
  readonly #needed: number
  readonly #reader: RowReader
  readonly #issues: PatientListIssue[] = []
  readonly #repairs: PatientListRepair[] = []
  readonly #unnamedValues: number[] = []
  readonly #arena: TextArena
  readonly #firstRows: number[] = []
  #offsets = new Uint32Array(4_096)
  #rows = 0
  #found = 0
  #empty = 0

  constructor(layout: RowLayout, mostRows: number, options: RowOptions, arena: TextArena) {
    this.#arena = arena
    this.#layout = layout
    this.#mostRows = mostRows
    this.#needed = lastNamed(layout) + 1
    this.#reader = new RowReader(layout, options, { issues: this.#issues, repairs: this.#repairs })
  }

  /** How much work has been done, in plain rows. */
  get work(): number {
    return this.#found + this.#empty + 4 * this.#reader.oddCells
  }

  /** `fraction`: how much of the list has been read with this slice; 0 where nobody knows. */
  add({ text, records, openQuotes }: RecordSlice, fraction: number): void {
    this.#reader.fraction = fraction
    this.#keep(text)
    for (const record of records) {
      if (!holdsAny(record.cells, 0)) this.#empty += 1
      else if (++this.#found <= this.#mostRows)
        this.#addRow(record, openQuotes.length > 0 && openQuotes.includes(record.line))
    }
  }

  /** What stands above the rows. */
  keepHead(text: string): void {
    this.#keep(text)
  }

  collected(): CollectedRows {
    return {
      columns: this.#reader.columns,
      texts: {
        pieces: this.#arena.pieces(),
        firstRows: Uint32Array.from(this.#firstRows),
        offsets: this.#offsets,
        rows: this.#rows,
      },
      issues: this.#issues,
      repairs: this.#repairs,
      found: this.#found,
      empty: this.#empty,
      unnamedValues: this.#unnamedValues,
    }
  }

  #keep(text: string): void {
    this.#arena.append(text)
    this.#firstRows.push(this.#rows)
  }

  #addRow({ line, cells, offset }: CsvRecord, openQuote: boolean): void {
    const { width, unnamed } = this.#layout
    if (openQuote) this.#issues.push({ code: 'quote-not-closed', line })
    if (cells.length < this.#needed || (cells.length > width && holdsAny(cells, width)))
      this.#issues.push({ code: 'row-ragged', line })
    if (unnamed.length > 0 && unnamed.some((position) => holdsText(cells[position] ?? '')))
      this.#unnamedValues.push(line)
    if (this.#rows === this.#offsets.length) this.#offsets = twiceAsLong(this.#offsets)
    this.#offsets[this.#rows++] = offset
    this.#reader.read(line, cells, openQuote)
  }
}

/** One issue for each NHS number with several lines: on the first of them, naming the others. */
export function* repeatedPatients(columns: RowColumns): Generator<undefined, readonly PatientListIssue[]> {
  const groups = yield* sameNumbers(columns.nhsNumber, columns.length)
  return groups.map((rows) => {
    const [line = 0, ...lines] = rows.map((row) => columns.line[row] ?? 0)
    return { code: 'patient-repeated', line, column: 'nhsNumber', lines }
  })
}

function twiceAsLong(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(numbers.length * 2)
  longer.set(numbers)
  return longer
}

function holdsAny(cells: readonly string[], from: number): boolean {
  for (let at = from; at < cells.length; at++) if (holdsText(cells[at] ?? '')) return true
  return false
}

/** A letter or digit first is the usual case, and there is no need to look further. */
function holdsText(cell: string): boolean {
  const first = cell.charCodeAt(0)
  return (first > 0x20 && first < 0x7f) || (cell !== '' && plainText(cell) !== '')
}
