import type { Column } from '../clinical-systems/column.ts'
import type { EmailAddress } from '../primitives/email-address.ts'
import { plainText } from '../primitives/plain-text.ts'
import type { ListRecord } from './csv-records.ts'
import { cellReader, type ListTexts } from './list-texts.ts'
import type { PatientRow, PatientRows } from './patient-list.ts'
import { readEmail } from './read-email.ts'
import { dateOfBirthAt, givenAt, nhsNumberAt, phoneAt, rowFlags, type RowColumns } from './row-columns.ts'
import { meantCells, type RowLayout } from './row-layout.ts'
import { keptFields, rowName } from './row-texts.ts'

/** Everything that the rows of a list are made of. Plain arrays and buffers but for the pieces of text. */
export interface RowStore {
  readonly columns: RowColumns
  readonly texts: ListTexts
  readonly layout: RowLayout
  /** Longest cell that is taken into `fields`. */
  readonly cellLength: number
}

/** Rows that were read into columns. Every cell has been checked; objects are made on access. */
export class ColumnRows implements PatientRows {
  readonly store: RowStore
  /** The header and what stands above it. */
  readonly above: readonly ListRecord[]
  readonly #cellsOf: ReturnType<typeof cellReader>

  constructor(store: RowStore, above: readonly ListRecord[]) {
    this.store = store
    this.above = above
    this.#cellsOf = cellReader(store.texts)
  }

  get length(): number {
    return this.store.columns.length
  }

  get columns(): RowColumns {
    return this.store.columns
  }

  at(index: number): PatientRow | undefined {
    const place = index < 0 ? this.length + index : index
    return place >= 0 && place < this.length && Number.isInteger(place) ? this.#row(place) : undefined
  }

  *[Symbol.iterator](): Generator<PatientRow> {
    for (let index = 0; index < this.length; index++) yield this.#row(index)
  }

  /** The cells of a row as they stand in the file. */
  cells(index: number): readonly string[] {
    const { flags } = this.store.columns
    return this.#cellsOf(index, ((flags[index] ?? 0) & rowFlags.openQuote) !== 0)
  }

  #row(index: number): PatientRow {
    const { columns, layout, cellLength } = this.store
    const cells = meantCells(this.cells(index), layout)
    const isRagged = ((columns.flags[index] ?? 0) & rowFlags.ragged) !== 0
    return {
      line: columns.line[index] ?? 0,
      nhsNumber: nhsNumberAt(columns, index),
      phone: phoneAt(columns, index),
      dateOfBirth: dateOfBirthAt(columns, index),
      email: emailAt(columns, index, cellOf(cells, layout, 'email')),
      name: isRagged ? undefined : rowName(cells, layout),
      given: givenAt(columns, index),
      fields: keptFields(cells, layout, cellLength),
      ...(isRagged && { ragged: true as const }),
    }
  }
}

function cellOf(cells: readonly string[], { mapping }: RowLayout, column: Column): string {
  return plainText(cells[mapping[column] ?? -1] ?? '')
}

/** Without damage an address stands in its cell as it is. */
function emailAt({ flags }: RowColumns, index: number, cell: string): EmailAddress | undefined {
  const sum = flags[index] ?? 0
  if ((sum & rowFlags.emailReadable) === 0) return undefined
  if ((sum & rowFlags.emailMended) === 0) return cell as EmailAddress
  const reading = readEmail(cell)
  return 'value' in reading ? reading.value : undefined
}
