import type { Column } from '../clinical-systems/column.ts'
import { isCareBatchError } from '../errors.ts'
import type { PatientList, PatientRow } from '../patient-list/patient-list.ts'
import type { LineReading } from './changed-list.ts'
import type { ListReader, ListReaderOptions } from './draft-options.ts'

export interface CellChange {
  readonly line: number
  readonly column: Column
  readonly text: string
}

/**
 * Reads one line as if the cell had held this text from the beginning, with the reader of the whole list, so that the
 * same repairs and issues apply. A column that the file does not have is added for this line.
 */
export async function readLineAgain(
  list: PatientList,
  { line, column, text }: CellChange,
  options: Omit<ListReaderOptions, 'mapping'>,
  readList: ListReader,
): Promise<LineReading> {
  const place = list.mapping[column] ?? list.headers.length
  const mapping = { ...list.mapping, [column]: place }
  const headers = withCell(list.headers, place, options.clinicalSystem.headings[column][0] ?? column)
  const cells = withCell(list.cells(line), place, text)
  const headings = place < list.headers.length ? list.headers : headers
  try {
    const read = await readList(`${csvLine(headings)}${csvLine(cells)}`, { ...options, mapping })
    return onLine(line, read, cells)
  } catch (error) {
    // With its only cell emptied a line reads as no line at all.
    if (isCareBatchError(error) && error.code === 'list-has-no-rows') return emptyLine(line, cells)
    throw error
  }
}

function onLine(line: number, read: PatientList, cells: readonly string[]): LineReading {
  const row = read.rows.at(0)
  if (row === undefined) return emptyLine(line, cells)
  const atLine = <Place extends { readonly line?: number }>(places: readonly Place[]) =>
    places.filter((place) => place.line === row.line).map((place) => ({ ...place, line }))
  return { row: { ...row, line }, issues: atLine(read.issues), repairs: atLine(read.repairs), cells }
}

function emptyLine(line: number, cells: readonly string[]): LineReading {
  const given = { nhsNumber: false, phone: false, dateOfBirth: false, email: false, name: false }
  const nothing = {
    nhsNumber: undefined,
    phone: undefined,
    dateOfBirth: undefined,
    email: undefined,
    name: undefined,
  }
  const row: PatientRow = { line, ...nothing, given, fields: {} }
  return { row, issues: [{ code: 'nhs-number-missing', line, column: 'nhsNumber' }], repairs: [], cells }
}

function withCell(cells: readonly string[], place: number, text: string): string[] {
  const changed = [...cells]
  while (changed.length < place) changed.push('')
  changed[place] = text
  return changed
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}
