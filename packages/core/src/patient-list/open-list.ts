import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import { CareBatchError } from '../errors.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import { collectSource } from './collect-source.ts'
import { readCsvSlice, type CsvPosition, type CsvShape, type ListRecord } from './csv-records.ts'
import { decodeText } from './decode-text.ts'
import { findHeader } from './find-header.ts'
import type { ListLimits } from './list-limits.ts'
import { mapColumns } from './map-columns.ts'
import type { ColumnMapping } from './patient-list.ts'
import { isHostPatients, type HostPatient, type PatientListSource } from './patient-list-source.ts'

/** Some records, and how much of the whole has been read with them (0 to 1). */
export interface RecordSlice {
  readonly records: readonly ListRecord[]
  readonly openQuotes: readonly number[]
  readonly fraction: number
}

/** A list whose header has been found. Its rows are read a slice at a time, so that a page can rest between them. */
export interface OpenedList {
  readonly encoding: string
  readonly unreadable: number
  readonly header: ListRecord
  readonly titles: readonly ListRecord[]
  readonly slices: () => Iterable<RecordSlice>
}

export interface OpenListOptions {
  readonly system: ClinicalSystem
  readonly limits: ListLimits
  readonly mapping: ColumnMapping | undefined
  readonly encoding: string | undefined
  readonly signal: AbortSignal | undefined
}

/** @throws CareBatchError `list-is-empty`, `list-has-no-header`, `list-too-large`, and what decoding throws */
export async function openList(source: PatientListSource, options: OpenListOptions): Promise<OpenedList> {
  if (isHostPatients(source)) return openPatients(source, options)
  const content = await collectSource(source, options.limits, options.signal)
  const { encoding, text, unreadable } = await decodeText(content, options.encoding, options.signal)
  if (!/[^\s\u200B\uFEFF]/.test(text)) throw new CareBatchError('list-is-empty')
  const header = findHeader(text, options.system, options.mapping)
  const { mapping } = mapColumns(header.cells, options.system, options.mapping)
  const beginsRow = (cells: readonly string[]) =>
    parseNhsNumber(cells[mapping.nhsNumber ?? -1] ?? '') !== undefined
  const shape = { delimiter: header.delimiter, width: header.cells.length, beginsRow }
  const slices = () => csvSlices(text, header.below, shape)
  return { encoding, unreadable, header, titles: header.titles, slices }
}

function* csvSlices(text: string, start: CsvPosition, shape: CsvShape): Iterable<RecordSlice> {
  for (let at = start; at.offset < text.length;) {
    const { records, openQuotes, next } = readCsvSlice(text, at, shape)
    yield { records, openQuotes, fraction: next.offset / text.length }
    at = next
  }
}

const patientsAtOnce = 1_000

function openPatients(
  patients: readonly HostPatient[],
  { system, mapping: byHand }: OpenListOptions,
): OpenedList {
  if (patients.length === 0) throw new CareBatchError('list-is-empty')
  const headings = [...new Set(patients.flatMap((patient) => Object.keys(patient)))]
  const { mapping } = mapColumns(headings, system, byHand)
  if (mapping.nhsNumber === undefined) throw new CareBatchError('list-has-no-header')
  const header = { line: 0, cells: headings }
  return {
    encoding: 'utf-8',
    unreadable: 0,
    header,
    titles: [],
    slices: () => patientSlices(patients, headings),
  }
}

/** Patients are counted from 1, as if each were a line. */
function* patientSlices(
  patients: readonly HostPatient[],
  headings: readonly string[],
): Iterable<RecordSlice> {
  for (let at = 0; at < patients.length; at += patientsAtOnce) {
    const records = patients.slice(at, at + patientsAtOnce).map((patient, index) => ({
      line: at + index + 1,
      cells: headings.map((heading) => String(patient[heading] ?? '')),
    }))
    yield { records, openQuotes: [], fraction: Math.min(1, (at + patientsAtOnce) / patients.length) }
  }
}
