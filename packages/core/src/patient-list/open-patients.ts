import Papa from 'papaparse'
import { CareBatchError } from '../errors.ts'
import type { CsvRecord, ListRecord } from './csv-records.ts'
import { mapColumns } from './map-columns.ts'
import type { OpenedList, OpenListOptions, RecordSlice } from './open-list.ts'
import type { HostPatient } from './patient-list-source.ts'

const patientsAtOnce = 200
const delimiter = ','

/** Opens patients whom the host has already, as if they were a file with their keys as headings. */
export function openPatients(
  patients: readonly HostPatient[],
  { system, mapping: byHand }: Pick<OpenListOptions, 'system' | 'mapping'>,
): OpenedList {
  if (patients.length === 0) throw new CareBatchError('list-is-empty')
  const headings = [...new Set(patients.flatMap((patient) => Object.keys(patient)))]
  const { mapping } = mapColumns(headings, system, byHand)
  if (mapping.nhsNumber === undefined) throw new CareBatchError('list-has-no-header')
  return {
    encoding: 'utf-8',
    unreadable: 0,
    header: { line: 0, cells: headings },
    titles: [],
    delimiter,
    head: '',
    slices: () => patientSlices(patients, headings),
  }
}

/** Patients are counted from 1, as if each were a line. */
function patientSlices(patients: readonly HostPatient[], headings: readonly string[]) {
  return recordSlices(patients, (patient, index) => ({
    line: index + 1,
    cells: headings.map((heading) => text(patient[heading])),
  }))
}

/** Records that come from no file, a slice at a time, with the text that a file would hold. */

export async function* recordSlices<Item>(
  items: readonly Item[],
  record: (item: Item, index: number) => ListRecord,
): AsyncGenerator<RecordSlice> {
  for (let at = 0; at < items.length; at += patientsAtOnce) {
    const part = items.slice(at, at + patientsAtOnce)
    const records: CsvRecord[] = []
    let csv = ''
    for (const [index, item] of part.entries()) {
      const { line, cells } = record(item, at + index)
      records.push({ line, cells, offset: csv.length })
      csv += `${Papa.unparse([cells], { delimiter, newline: '\n' })}\n`
    }
    yield { text: csv, records, openQuotes: [], read: at + part.length }
  }
}

function text(value: HostPatient[string]): string {
  const cell = String(value ?? '').replace(/\r\n?/g, '\n')
  return /[\uD800-\uDFFF]/.test(cell) ? cell.replace(/\p{Surrogate}/gu, '\uFFFD') : cell
}
