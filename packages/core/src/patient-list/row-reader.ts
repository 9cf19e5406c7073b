import { plainText } from '../primitives/plain-text.ts'
import { removeExcelFormula } from './mends.ts'
import { isPlainEmail, isPlainStart, plainDate, plainMobile, plainNhsNumber } from './plain-forms.ts'
import { isGiven, isShort, settle, type Findings } from './read-cell.ts'
import { readDateOfBirth } from './read-date-of-birth.ts'
import { readEmail } from './read-email.ts'
import { readNhsNumber } from './read-nhs-number.ts'
import { readPhone } from './read-phone.ts'
import { copyColumns, emptyColumns, rowFlags, setPhone, withholdAt, type RowColumns } from './row-columns.ts'
import { meantCells, type RowLayout } from './row-layout.ts'
import { longestName, nameColumns, type NameColumn } from './row-texts.ts'

export interface RowOptions {
  /** YYYY-MM-DD */
  readonly today: string
  readonly allowTestNumbers: boolean
  /** Longest cell that is read, in characters. */
  readonly cellLength: number
}

const firstRoom = 4_096
/** Below such a limit of letters even plain cells may be too long. */
const longestPlain = 16
/** Behind the last cell of every record: a place before the first would be looked for among names. */
const nowhere = 2 ** 30

type ReadColumn = 'nhsNumber' | 'phone' | 'dateOfBirth' | 'email'

/**
 * Reads and checks every cell of one record after the other, into columns. Never throws and never drops a row, whatever
 * stands in it. A cell in its plain form is read in one pass; any other by the full reading of its kind.
 */
export class RowReader {
  readonly #layout: RowLayout
  readonly #options: RowOptions
  readonly #findings: Findings
  readonly #today: number
  readonly #takesPlain: boolean
  readonly #places: Readonly<Record<ReadColumn, number>>
  readonly #names: readonly (readonly [NameColumn, number])[]
  #columns: RowColumns
  /** How many rows the list will have, by what has been read of it; 0: nobody knows. */
  expected = 0
  #length = 0
  /** Cells that took the full reading: each costs as much as many plain ones. */
  #odd = 0

  constructor(layout: RowLayout, options: RowOptions, findings: Findings) {
    this.#layout = layout
    this.#options = options
    this.#findings = findings
    this.#today = Number(options.today.replaceAll('-', ''))
    this.#takesPlain = options.cellLength >= longestPlain
    const { mapping } = layout
    const { nhsNumber = nowhere, phone = nowhere, dateOfBirth = nowhere, email = nowhere } = mapping
    this.#places = { nhsNumber, phone, dateOfBirth, email }
    this.#names = nameColumns.flatMap((column) => {
      const place = mapping[column]
      return place === undefined ? [] : [[column, place] as const]
    })
    this.#columns = emptyColumns(firstRoom)
  }

  get columns(): RowColumns {
    return { ...this.#columns, length: this.#length }
  }

  /** Rows for which there is room before the columns grow again. */
  get room(): number {
    return this.#columns.line.length
  }

  get oddCells(): number {
    return this.#odd
  }

  read(line: number, raw: readonly string[], openQuote: boolean): void {
    const cells = meantCells(raw, this.#layout)
    const places = this.#places
    const index = this.#length
    if (index === this.#columns.line.length) this.#grow()
    this.#length += 1
    this.#columns.line[index] = line
    let flags = openQuote ? rowFlags.openQuote : 0
    flags |= this.#readNames(cells, line)
    flags |= this.#nhsNumber(index, line, cells[places.nhsNumber] ?? '')
    flags |= this.#phone(index, line, cells[places.phone] ?? '')
    flags |= this.#dateOfBirth(index, line, cells[places.dateOfBirth] ?? '')
    flags |= this.#email(line, cells[places.email] ?? '')
    this.#columns.flags[index] = flags
    this.#keptCells(cells, line)
  }

  /** Takes the contact details of a row back: cells of its line may have moved. */
  withhold(index: number): void {
    withholdAt(this.#columns, index)
  }

  /** As much as the list will take where that can be told, so that nothing is left over; otherwise twice as much. */
  #grow(): void {
    const rows = this.#length
    const isLikely = this.expected > rows && this.expected < 64 * rows
    this.#columns = copyColumns(this.columns, isLikely ? this.expected + firstRoom : 2 * rows)
  }

  #nhsNumber(index: number, line: number, cell: string): number {
    const plain = this.#takesPlain ? plainNhsNumber(cell) : 0
    if (plain !== 0) {
      this.#columns.nhsNumber[index] = plain
      return rowFlags.nhsNumber
    }
    const text = this.#oddText(cell)
    if (!isGiven(text)) {
      this.#findings.issues.push({ code: 'nhs-number-missing', line, column: 'nhsNumber' })
      return 0
    }
    if (this.#isShort(text, line, 'nhsNumber')) {
      const value = settle(readNhsNumber(text), line, 'nhsNumber', this.#findings)
      if (value !== undefined) this.#columns.nhsNumber[index] = Number(value)
    }
    return rowFlags.nhsNumber
  }

  #phone(index: number, line: number, cell: string): number {
    if (cell === '') return 0
    const plain = this.#takesPlain ? plainMobile(cell, this.#options.allowTestNumbers) : 0
    if (plain !== 0) {
      this.#columns.phone[index] = plain
      return rowFlags.phone
    }
    const text = this.#oddText(cell)
    if (!isGiven(text)) return 0
    if (this.#isShort(text, line, 'phone'))
      setPhone(this.#columns, index, settle(readPhone(text, this.#options), line, 'phone', this.#findings))
    return rowFlags.phone
  }

  #dateOfBirth(index: number, line: number, cell: string): number {
    if (cell === '') return 0
    const plain = this.#takesPlain ? plainDate(cell, this.#today) : 0
    if (plain !== 0) {
      this.#columns.dateOfBirth[index] = plain
      return rowFlags.dateOfBirth
    }
    const text = this.#oddText(cell)
    if (!isGiven(text)) return 0
    if (this.#isShort(text, line, 'dateOfBirth')) {
      const value = settle(readDateOfBirth(text, this.#options), line, 'dateOfBirth', this.#findings)
      if (value !== undefined) this.#columns.dateOfBirth[index] = Number(value.replaceAll('-', ''))
    }
    return rowFlags.dateOfBirth
  }

  #email(line: number, cell: string): number {
    if (cell === '') return 0
    if (isPlainEmail(cell) && cell.length <= this.#options.cellLength)
      return rowFlags.email | rowFlags.emailReadable
    const text = this.#oddText(cell)
    if (!isGiven(text)) return 0
    if (!this.#isShort(text, line, 'email')) return rowFlags.email
    const reading = readEmail(text)
    if (settle(reading, line, 'email', this.#findings) === undefined) return rowFlags.email
    const mended = 'value' in reading && reading.repairs.length > 0 ? rowFlags.emailMended : 0
    return rowFlags.email | rowFlags.emailReadable | mended
  }

  #readNames(cells: readonly string[], line: number): number {
    let given = 0
    for (const [column, place] of this.#names) {
      const cell = cells[place] ?? ''
      if (cell === '') continue
      if (isPlainStart(cell, longestName) || this.#isNameGiven(cell, line, column)) given = rowFlags.name
    }
    return given
  }

  #isNameGiven(cell: string, line: number, column: NameColumn): boolean {
    const from = this.#oddText(cell)
    const to = removeExcelFormula.mend(from)
    if (to !== undefined && to !== '')
      this.#findings.repairs.push({ code: removeExcelFormula.code, line, column, from, to })
    const text = to ?? from
    isShort(text, longestName, line, column, this.#findings)
    return text !== ''
  }

  #keptCells(cells: readonly string[], line: number): void {
    const { cellLength } = this.#options
    for (const { position } of this.#layout.kept) {
      const cell = cells[position]
      if (cell === undefined || cell.length <= cellLength) continue
      if (this.#oddText(cell).length > cellLength)
        this.#findings.issues.push({ code: 'cell-too-long', line, position })
    }
  }

  #isShort(text: string, line: number, column: ReadColumn): boolean {
    return isShort(text, this.#options.cellLength, line, column, this.#findings)
  }

  #oddText(cell: string): string {
    this.#odd += 1
    return plainText(cell)
  }
}
