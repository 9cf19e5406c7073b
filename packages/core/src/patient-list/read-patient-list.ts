import { findClinicalSystem, clinicalSystems } from '../clinical-systems/clinical-systems.ts'
import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import { CareBatchError } from '../errors.ts'
import { parseIsoDate } from '../primitives/date-of-birth.ts'
import { plainText } from '../primitives/plain-text.ts'
import type { ListRecord } from './csv-records.ts'
import { headerIssues, listNotices, unnamedValueIssues } from './list-findings.ts'
import { defaultLimits, refuseOver, type ListLimits } from './list-limits.ts'
import { mapColumns } from './map-columns.ts'
import { nextTurn } from './next-turn.ts'
import { openList, type OpenedList } from './open-list.ts'
import type { ColumnMapping, PatientList } from './patient-list.ts'
import type { PatientListSource } from './patient-list-source.ts'
import { rowCollector, type CollectedRows } from './row-collector.ts'
import { rowLayout } from './row-layout.ts'

export interface ReadPatientListOptions {
  /** Where the list was exported from: one of the registry, or its code. */
  readonly clinicalSystem: string | ClinicalSystem
  /** The registry in which a code is looked up; ours where missing. */
  readonly clinicalSystems?: readonly ClinicalSystem[] | undefined
  /** The day on which the list is read, as YYYY-MM-DD. */
  readonly today: string
  /** Take phone numbers that are kept free for fiction: test mode only. */
  readonly allowTestNumbers?: boolean | undefined
  /** Headings that a person assigned by hand; they go before what the spellings say. */
  readonly mapping?: ColumnMapping | undefined
  /** WHATWG label that a person chose; detected where missing. */
  readonly encoding?: string | undefined
  readonly limits?: Partial<ListLimits> | undefined
  readonly signal?: AbortSignal | undefined
  /** Called with 0 to 1 as reading goes on, with 1 last. */
  readonly onProgress?: ((fraction: number) => void) | undefined
}

/**
 * Reads a list of patients: encoding, delimiter, header row and columns are found, every cell is checked, and damage
 * that can mean one thing only is repaired and told. Nobody is lost: every row that holds anything comes out as a row.
 * Rests between slices, so that 100,000 rows do not freeze a page.
 *
 * @throws CareBatchError for a file that cannot be read at all: `list-is-empty`, `list-is-not-text`, `list-cut-off`,
 * `list-has-no-header`, `list-has-no-rows`, `list-too-large`; for misuse `clinical-system-unknown`, `today-invalid`,
 * `list-encoding-unknown`; the reason of `signal` once that is aborted.
 */
export async function readPatientList(
  source: PatientListSource,
  options: ReadPatientListOptions,
): Promise<PatientList> {
  const { signal, mapping: byHand, encoding, today, allowTestNumbers = false, onProgress } = options
  signal?.throwIfAborted()
  if (parseIsoDate(today) === undefined) throw new CareBatchError('today-invalid')
  const system = findClinicalSystem(options.clinicalSystems ?? clinicalSystems, options.clinicalSystem)
  const limits = { ...defaultLimits, ...options.limits }
  const opened = await openList(source, { system, limits, mapping: byHand, encoding, signal })
  const { mapping, repeated } = mapColumns(opened.header.cells, system, byHand)
  const layout = rowLayout(opened.header.cells, mapping)
  refuseOver(limits, 'columns', layout.width)
  const row = { today, allowTestNumbers, cellLength: limits.cellLength }
  const collector = rowCollector(layout, limits.rows, row)
  for (const slice of opened.slices()) {
    await nextTurn(signal)
    collector.add(slice)
    onProgress?.(slice.fraction)
  }
  const collected = collector.collected()
  refuseOver(limits, 'rows', collected.found)
  if (collected.found === 0)
    throw new CareBatchError('list-has-no-rows', { details: { line: opened.header.line } })
  return {
    encoding: opened.encoding,
    headerLine: opened.header.line,
    headers: opened.header.cells.map(plainText),
    mapping,
    rows: collected.rows,
    issues: [
      ...headerIssues(system, layout, repeated),
      ...unnamedValueIssues(collected),
      ...collected.issues,
    ],
    repairs: collected.repairs,
    notices: listNotices(system, mapping, opened, collected),
    cells: cellsByLine(opened, collected),
  }
}

/** Finds the cells of a line among the records, which stand in the order of their lines. */
function cellsByLine({ titles, header }: OpenedList, { records }: CollectedRows): PatientList['cells'] {
  const all: readonly ListRecord[] = [...titles, header, ...records]
  return (line) => {
    let [from, to] = [0, all.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((all[middle]?.line ?? 0) < line) from = middle + 1
      else to = middle
    }
    const found = all[from]
    return found?.line === line ? found.cells : []
  }
}
