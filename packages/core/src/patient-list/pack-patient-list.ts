import { cellsByLine } from './cells-by-line.ts'
import { ColumnRows } from './column-rows.ts'
import type { ListRecord } from './csv-records.ts'
import type { ListTexts } from './list-texts.ts'
import { packMarks, unpackMarks, type PackedMarks } from './pack-marks.ts'
import type { PatientList } from './patient-list.ts'
import type { RowColumns } from './row-columns.ts'
import type { RowLayout } from './row-layout.ts'

/** A list as plain objects and buffers, for postMessage. Only `unpackPatientList` knows what is in it. */
export interface PackedPatientList extends Pick<
  PatientList,
  'encoding' | 'headerLine' | 'headers' | 'mapping' | 'notices'
> {
  readonly columns: RowColumns
  readonly texts: ListTexts
  readonly layout: RowLayout
  readonly cellLength: number
  /** The header and what stands above it, as records. */
  readonly above: readonly ListRecord[]
  readonly issues: PackedMarks
  readonly repairs: PackedMarks
}

/**
 * A list for another thread: post `packed` and hand over `transfer`, so that nothing is copied. After that the list that
 * was packed is empty on this side. Rows are not read again on the other side.
 *
 * @throws TypeError for a list that is not as it was read: of an edited one pack `asRead`
 */
export function packPatientList(list: PatientList): {
  readonly packed: PackedPatientList
  readonly transfer: ArrayBuffer[]
} {
  const { encoding, headerLine, headers, mapping, notices, rows } = list
  if (!(rows instanceof ColumnRows)) throw new TypeError('Only a list as it was read can be packed')
  const { columns, texts, layout, cellLength } = rows.store
  const packed: PackedPatientList = {
    encoding,
    headerLine,
    headers,
    mapping,
    notices,
    columns,
    texts,
    layout,
    cellLength,
    above: rows.above,
    issues: packMarks(list.issues),
    repairs: packMarks(list.repairs),
  }
  return { packed, transfer: buffersOf(packed) }
}

/** The list again; everything about it is as it was before it was packed. */
export function unpackPatientList(packed: PackedPatientList): PatientList {
  const { encoding, headerLine, headers, mapping, notices, columns, texts, layout, cellLength, above } =
    packed
  const rows = new ColumnRows({ columns, texts, layout, cellLength }, above)
  return {
    encoding,
    headerLine,
    headers,
    mapping,
    notices,
    rows,
    issues: unpackMarks(packed.issues),
    repairs: unpackMarks(packed.repairs),
    cells: cellsByLine(rows),
  }
}

function buffersOf({ columns, texts, issues, repairs }: PackedPatientList): ArrayBuffer[] {
  const { line, nhsNumber, phone, phoneForm, dateOfBirth, flags } = columns
  const arrays = [line, nhsNumber, phone, phoneForm, dateOfBirth, flags, texts.firstRows, texts.offsets]
  const { blocks, places } = texts.pieces
  return [...arrays, ...blocks, places, issues.json, repairs.json].map(({ buffer }) => buffer)
}
