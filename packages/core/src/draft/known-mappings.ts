import { columns } from '../clinical-systems/column.ts'
import { foldHeading } from '../clinical-systems/heading-spellings.ts'
import type { ColumnMapping } from '../patient-list/patient-list.ts'

/**
 * Columns that staff named by hand, remembered for every file with the same headings. Where they are kept is the
 * host's choice; they hold headings and places, never patients. One that fails is as one that knows nothing.
 */
export interface KnownMappings {
  /** What was written for these headings, in their order; undefined where nothing was. */
  read(headings: readonly string[]): Promise<ColumnMapping | undefined>
  write(headings: readonly string[], mapping: ColumnMapping): Promise<void>
}

/** Remembers until the page is left; headings are the same whatever their case, accents, spaces, `_` and `-`. */
export function memoryMappings(): KnownMappings {
  const mappings = new Map<string, ColumnMapping>()
  return {
    read: async (headings) => mappings.get(keyOf(headings)),
    write: async (headings, mapping) => void mappings.set(keyOf(headings), mapping),
  }
}

const keyOf = (headings: readonly string[]) => JSON.stringify(headings.map(foldHeading))

/** What is known of these headings; columns and places that do not exist are left out. */
export async function knownMapping(
  mappings: KnownMappings,
  headings: readonly string[],
): Promise<ColumnMapping | undefined> {
  const known = await mappings.read(headings).catch(() => undefined)
  if (known === undefined) return undefined
  const places = columns.flatMap((column) => {
    const place = known[column]
    return place !== undefined && Number.isInteger(place) && headings[place] !== undefined
      ? [[column, place]]
      : []
  })
  return places.length === 0 ? undefined : Object.fromEntries(places)
}
