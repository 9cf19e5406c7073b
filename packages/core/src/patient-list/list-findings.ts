import type { ClinicalSystem } from '../clinical-systems/clinical-system.ts'
import type { Column } from '../clinical-systems/column.ts'
import type { OpenedList } from './open-list.ts'
import type { ColumnMapping, PatientListIssue, PatientListNotice } from './patient-list.ts'
import type { CollectedRows } from './row-collector.ts'
import { isReturnedColumn } from './returned-columns.ts'
import type { RowLayout } from './row-layout.ts'

/** Issues of the header: required columns that nobody found, and headings that stand there twice. */
export function headerIssues(
  system: ClinicalSystem,
  layout: RowLayout,
  repeated: readonly Column[],
): PatientListIssue[] {
  return [
    ...system.requiredColumns
      .filter((column) => layout.mapping[column] === undefined)
      .map((column) => ({ code: 'required-column-missing', column }) as const),
    ...repeated.map((column) => ({ code: 'column-repeated', column }) as const),
    ...layout.repeated.map((position) => ({ code: 'column-repeated', position }) as const),
  ]
}

/** One issue for all values that stand under no heading: on the first such line, naming the others. */
export function unnamedValueIssues({ unnamedValues }: CollectedRows): PatientListIssue[] {
  const [line, ...lines] = unnamedValues
  return line === undefined ? [] : [{ code: 'value-without-heading', line, lines }]
}

/** What staff must know about the list as a whole. */
export function listNotices(
  system: ClinicalSystem,
  mapping: ColumnMapping,
  { encoding, header, titles, unreadable }: OpenedList,
  { empty }: CollectedRows,
): PatientListNotice[] {
  return [
    ...(titles.length > 0 ? [{ code: 'title-lines-skipped', count: titles.length } as const] : []),
    ...(encoding === 'utf-8' ? [] : [{ code: 'encoding-not-utf-8' } as const]),
    ...(unreadable > 0 ? [{ code: 'characters-unreadable', count: unreadable } as const] : []),
    ...(contactDetailsFromList(system, mapping) ? [{ code: 'contact-columns-not-checked' } as const] : []),
    ...(header.cells.some(isReturnedColumn) ? [{ code: 'corrected-list' } as const] : []),
    ...(empty > 0 ? [{ code: 'empty-rows-skipped', count: empty } as const] : []),
  ]
}

/**
 * Whether a list of a system that looks contact details up brings its own: mobile and date of birth. They are then
 * used and not checked, so people who are not registered get the message too (guide, step 4, second note).
 */
export function contactDetailsFromList(system: ClinicalSystem, mapping: ColumnMapping): boolean {
  return (
    system.contactDetailsFrom === 'look-up' &&
    mapping.phone !== undefined &&
    mapping.dateOfBirth !== undefined
  )
}
