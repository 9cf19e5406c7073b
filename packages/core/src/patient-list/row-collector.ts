import { plainText } from '../primitives/plain-text.ts'
import type { ListRecord } from './csv-records.ts'
import type { RecordSlice } from './open-list.ts'
import type { PatientListIssue, PatientListRepair, PatientRow } from './patient-list.ts'
import { readRow, type RowOptions } from './read-row.ts'
import { repeatedPatients } from './repeated-patients.ts'
import { lastNamed, type RowLayout } from './row-layout.ts'

export interface CollectedRows {
  readonly rows: readonly PatientRow[]
  /** What each row was read from, in the same order. */
  readonly records: readonly ListRecord[]
  /** In the order of the lines; patients who stand on several lines come last. */
  readonly issues: readonly PatientListIssue[]
  readonly repairs: readonly PatientListRepair[]
  /** Rows that hold something, those over the limit included. */
  readonly found: number
  readonly empty: number
  /** Lines with something under an empty heading. */
  readonly unnamedValues: readonly number[]
}

/** Takes records as they come and reads each into a row. From `mostRows` on they are only counted. */
export function rowCollector(
  layout: RowLayout,
  mostRows: number,
  options: RowOptions,
): { readonly add: (slice: RecordSlice) => void; readonly collected: () => CollectedRows } {
  const [rows, records]: [PatientRow[], ListRecord[]] = [[], []]
  const [issues, repairs]: [PatientListIssue[], PatientListRepair[]] = [[], []]
  const unnamedValues: number[] = []
  const repeated = repeatedPatients()
  const needed = lastNamed(layout) + 1
  let [found, empty] = [0, 0]

  const addRow = (record: ListRecord, openQuote: boolean) => {
    const { line, cells } = record
    if (openQuote) issues.push({ code: 'quote-not-closed', line })
    if (cells.length < needed || reachesBeyond(cells, layout.width)) issues.push({ code: 'row-ragged', line })
    if (layout.unnamed.some((position) => holdsText(cells[position] ?? ''))) unnamedValues.push(line)
    const row = readRow(record, layout, options, { issues, repairs })
    records.push(record)
    rows.push(row)
    repeated.add(row)
  }

  return {
    add({ records: next, openQuotes }) {
      for (const record of next) {
        if (!record.cells.some(holdsText)) empty += 1
        else if (++found <= mostRows) addRow(record, openQuotes.includes(record.line))
      }
    },
    collected: () => ({
      rows,
      records,
      issues: [...issues, ...repeated.issues()],
      repairs,
      found,
      empty,
      unnamedValues,
    }),
  }
}

function reachesBeyond(cells: readonly string[], width: number): boolean {
  return cells.length > width && cells.slice(width).some(holdsText)
}

function holdsText(cell: string): boolean {
  return cell !== '' && plainText(cell) !== ''
}
