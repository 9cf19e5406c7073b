import { CareBatchError, isCareBatchError } from '../errors.ts'
import { mapColumns } from '../patient-list/map-columns.ts'
import type { ColumnMapping, PatientList } from '../patient-list/patient-list.ts'
import type { ListReader, ListReaderOptions, ListSource } from './draft-options.ts'
import { parseNhsNumber } from '../primitives/nhs-number.ts'
import { knownMapping, type KnownMappings } from './known-mappings.ts'

export interface ListSourceReading {
  readonly source: ListSource
  readonly options: ListReaderOptions
  readonly readList: ListReader
  readonly mappings: KnownMappings
}

/** Reads a list; where staff named the columns of such headings before, with these. */
export async function readListSource(reading: ListSourceReading): Promise<PatientList> {
  const { source, options, readList, mappings } = reading
  if (options.mapping !== undefined) return readList(source, options)
  const list = await readOrName(reading)
  const mapping = await knownMapping(mappings, list.headers)
  return mapping === undefined ? list : readList(source, { ...options, mapping })
}

/** A heading that nobody knows may have been named by hand before. */
async function readOrName(reading: ListSourceReading): Promise<PatientList> {
  try {
    return await reading.readList(reading.source, reading.options)
  } catch (error) {
    if (!hasNoHeading(error)) throw error
    const unnamed = await readUnnamed(reading)
    if (unnamed === undefined) throw error
    if ((await knownMapping(reading.mappings, unnamed.headers)) === undefined) throw error
    return unnamed
  }
}

/** The headings and cells of a list in which no heading says NHS Number, so that staff can name the columns. */
export async function readUnnamed({
  source,
  options,
  readList,
}: Omit<ListSourceReading, 'mappings'>): Promise<PatientList | undefined> {
  try {
    const list = await readList(source, { ...options, mapping: { nhsNumber: 0 } })
    return list.headers.length > 1 ? { ...list, mapping: knownColumns(list, options) } : undefined
  } catch (error) {
    if (options.signal?.aborted) throw error
    return undefined
  }
}

/** What the headings say, but for a column that holds NHS numbers under the heading of something else. */
function knownColumns(list: PatientList, { clinicalSystem }: ListReaderOptions): ColumnMapping {
  const line = list.rows.at(0)?.line ?? 0
  const cells = list.cells(line)
  const { mapping } = mapColumns(list.headers, clinicalSystem)
  return Object.fromEntries(
    Object.entries(mapping).filter(([, place]) => parseNhsNumber(cells[place] ?? '') === undefined),
  )
}

export function hasNoHeading(error: unknown): boolean {
  return isCareBatchError(error) && error.code === 'list-has-no-header'
}

/** Whatever else went wrong, the file could not be read as text. */
export function asListError(error: unknown): CareBatchError {
  return isCareBatchError(error) ? error : new CareBatchError('list-is-not-text', { cause: error })
}
