import type { CsvRecord } from './csv-records.ts'
import { holdsText, holdsTextFrom } from './holds-text.ts'
import type { ListTexts } from './list-texts.ts'
import type { RecordSlice } from './open-list.ts'
import type { PatientListIssue, PatientListRepair } from './patient-list.ts'
import type { RowColumns } from './row-columns.ts'
import { rowLayout, type RowLayout } from './row-layout.ts'
import { RowReader, type RowOptions } from './row-reader.ts'
import { RowWidths } from './row-widths.ts'
import { membersOfGroups } from './row-groups.ts'
import { sameNumbers } from './same-numbers.ts'
import { TextArena } from './text-arena.ts'

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
  readonly #reader: RowReader
  readonly #issues: PatientListIssue[] = []
  readonly #repairs: PatientListRepair[] = []
  readonly #unnamedValues: number[] = []
  readonly #arena: TextArena
  readonly #widths: RowWidths
  /** The row read last, if it would be wrong where the file was cut; -1 otherwise. */
  #cuttable = -1
  readonly #firstRows: number[] = []
  #offsets = new Uint32Array(0)
  #rows = 0
  #found = 0
  #empty = 0

  constructor(layout: RowLayout, mostRows: number, options: RowOptions, arena: TextArena) {
    this.#arena = arena
    this.#layout = layout
    this.#mostRows = mostRows
    this.#widths = new RowWidths(layout)
    this.#reader = new RowReader(layout, options, { issues: this.#issues, repairs: this.#repairs })
  }

  /** How much work has been done, in plain rows. */
  get work(): number {
    return this.#found + this.#empty + 4 * this.#reader.oddCells
  }

  /** `fraction`: how much of the list has been read with this slice; 0 where nobody knows. */
  add({ text, records, openQuotes }: RecordSlice, fraction: number): void {
    this.#reader.expected = fraction === 0 ? 0 : Math.ceil((this.#rows / fraction) * 1.02)
    this.#keep(text)
    for (const record of records) {
      this.#cuttable = -1
      if (!holdsTextFrom(record.cells, 0)) this.#empty += 1
      else if (++this.#found <= this.#mostRows)
        this.#addRow(record, openQuotes.length > 0 && openQuotes.includes(record.line))
    }
    // Only the last line of a file can be without a line end.
    if (this.#cuttable >= 0 && !text.endsWith('\n')) this.#reader.withhold(this.#cuttable)
  }

  /** What stands above the rows. */
  keepHead(text: string): void {
    this.#keep(text)
  }

  collected(): CollectedRows {
    this.#withholdOdd()
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
    const { unnamed } = this.#layout
    const width = this.#widths.of(cells)
    if (openQuote) this.#issues.push({ code: 'quote-not-closed', line })
    if (width !== 'usual') this.#issues.push({ code: 'row-ragged', line })
    if (unnamed.length > 0 && unnamed.some((position) => holdsText(cells[position] ?? '')))
      this.#unnamedValues.push(line)
    const row = this.#rows++
    const [issues, repairs] = [this.#issues.length, this.#repairs.length]
    this.#reader.read(line, cells, openQuote)
    if (row === this.#offsets.length) this.#offsets = longer(this.#offsets, this.#reader.room)
    this.#offsets[row] = offset
    if (width === 'usual') this.#widths.note(row, cells)
    else if (width === 'beyond' || this.#issues.length > issues) this.#reader.withhold(row)
    else if (this.#repairs.length > repairs || this.#layout.mapping.email === cells.length - 1)
      this.#cuttable = row
  }

  #withholdOdd(): void {
    for (const row of this.#widths.unnamed(this.#rows)) this.#reader.withhold(row)
    const wider = this.#widths.wider(this.#rows)
    if (wider.length === 0) return
    const { line } = this.#reader.columns
    for (const row of wider) {
      this.#reader.withhold(row)
      this.#issues.push({ code: 'row-ragged', line: line[row] ?? 0 })
    }
    this.#issues.sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
  }
}

/** One issue for each NHS number with several lines: on the first of them, naming the others. */
export function* repeatedPatients(columns: RowColumns): Generator<undefined, readonly PatientListIssue[]> {
  const groups = yield* sameNumbers(columns.nhsNumber, columns.length)
  return membersOfGroups(groups).map((rows) => {
    const [line = 0, ...lines] = rows.map((row) => columns.line[row] ?? 0)
    return { code: 'patient-repeated', line, column: 'nhsNumber', lines }
  })
}

function longer(numbers: Uint32Array<ArrayBuffer>, room: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(room)
  copy.set(numbers)
  return copy
}

/**
 * One that stays for good. Without any, V8 clears away the shape of collectors with the last list and all that it
 * compiled for it, and the next list begins as slowly as the first: a sixth of its time.
 */
export const idleCollector = new RowCollector(
  rowLayout([], {}),
  0,
  { today: '', allowTestNumbers: false, cellLength: 0 },
  new TextArena(),
)
