import { findClinicalSystem, clinicalSystems } from '../clinical-systems/clinical-systems.ts'
import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import { CareBatchError } from '../errors.ts'
import { parseIsoDate } from '../primitives/date-of-birth.ts'
import { plainText } from '../primitives/plain-text.ts'
import { cellsByLine } from './cells-by-line.ts'
import { ColumnRows } from './column-rows.ts'
import { EncodingChanged } from './list-decoder.ts'
import { headerIssues, listNotices, unnamedValueIssues } from './list-findings.ts'
import { defaultLimits, refuseOver, type ListLimits } from './list-limits.ts'
import { mapColumns } from './map-columns.ts'
import { ListText } from './list-text.ts'
import { nextTurn, resting } from './next-turn.ts'
import { openPatients } from './open-patients.ts'
import { openText, type OpenedList, type OpenListOptions } from './open-list.ts'
import type { ColumnMapping, PatientList } from './patient-list.ts'
import { isHostPatients, type PatientListSource } from './patient-list-source.ts'
import { RowCollector, repeatedPatients, type CollectedRows } from './row-collector.ts'
import { rowLayout, type RowLayout } from './row-layout.ts'
import type { FileSource } from './source-chunks.ts'
import { TextArena } from './text-arena.ts'

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
  const { signal, mapping, encoding } = options
  signal?.throwIfAborted()
  if (parseIsoDate(options.today) === undefined) throw new CareBatchError('today-invalid')
  const system = findClinicalSystem(options.clinicalSystems ?? clinicalSystems, options.clinicalSystem)
  const limits = { ...defaultLimits, ...options.limits }
  const opening = { system, limits, mapping, encoding, signal }
  const arena = new TextArena()
  const read = (opened: OpenedList, size: number | undefined, into = arena) =>
    readOpened(opened, opening, options, { size, arena: into })
  if (isHostPatients(source)) return read(openPatients(source, opening), source.length)
  const file = ListText.of(source, opening)
  const size = sizeOf(source)
  try {
    return await read(await openText(file, opening), size)
  } catch (error) {
    if (!(error instanceof EncodingChanged)) throw error
    return await read(await openText(file.again(error, arena), opening), size, new TextArena())
  } finally {
    await file.close()
  }
}

/** Plain rows between two rests: some milliseconds. */
const workAtOnce = 4_000

/** What every list goes through once its header is found. */
export async function readOpened(
  opened: OpenedList,
  { system, limits, mapping: byHand, signal }: OpenListOptions,
  { today, allowTestNumbers = false, onProgress }: ReadPatientListOptions,
  { size, arena }: { readonly size: number | undefined; readonly arena: TextArena },
): Promise<PatientList> {
  const { mapping, repeated } = mapColumns(opened.header.cells, system, byHand)
  const layout = rowLayout(opened.header.cells, mapping)
  refuseOver(limits, 'columns', layout.width)
  const { cellLength } = limits
  const collector = new RowCollector(layout, limits.rows, { today, allowTestNumbers, cellLength }, arena)
  collector.keepHead(opened.head)
  let rested = 0
  for await (const slice of opened.slices()) {
    const fraction = size === undefined ? 0 : Math.min(slice.read / size, 0.99)
    collector.add(slice, fraction)
    onProgress?.(fraction)
    if (collector.work - rested < workAtOnce) continue
    await nextTurn(signal)
    rested = collector.work
  }
  const collected = collector.collected()
  refuseOver(limits, 'rows', collected.found)
  if (collected.found === 0)
    throw new CareBatchError('list-has-no-rows', { details: { line: opened.header.line } })
  const repeats = await resting(repeatedPatients(collected.columns), signal)
  onProgress?.(1)
  return listOf(opened, collected, layout, {
    cellLength,
    mapping,
    issues: [
      ...headerIssues(system, layout, repeated),
      ...unnamedValueIssues(collected),
      ...collected.issues,
      ...repeats,
    ],
    notices: listNotices(system, mapping, opened, collected),
  })
}

function listOf(
  { encoding, header, titles, delimiter }: OpenedList,
  { columns, texts, repairs }: CollectedRows,
  layout: RowLayout,
  found: Pick<PatientList, 'mapping' | 'issues' | 'notices'> & { readonly cellLength: number },
): PatientList {
  const { cellLength, mapping, issues, notices } = found
  const store = { columns, texts: { ...texts, delimiter, width: layout.width }, layout, cellLength }
  const rows = new ColumnRows(store, [...titles, header])
  return {
    encoding,
    headerLine: header.line,
    headers: header.cells.map(plainText),
    mapping,
    rows,
    issues,
    repairs,
    notices,
    cells: cellsByLine(rows),
  }
}

/** Characters or bytes; undefined where nobody knows before the end. */
function sizeOf(source: FileSource): number | undefined {
  if (typeof source === 'string') return source.length
  if (Symbol.asyncIterator in source) return undefined
  return 'size' in source ? source.size : source.byteLength
}
