import type { ClinicalSystem, Column, ColumnMapping, PatientList } from '@carebatch/core'

/** What each heading of the file is used as, by its index; undefined: kept for placeholders. */
export type ColumnChoices = readonly (Column | undefined)[]

export function choicesOf({ headers, mapping }: Pick<PatientList, 'headers' | 'mapping'>): ColumnChoices {
  const byHeading = new Map(Object.entries(mapping).map(([column, heading]) => [heading, column]))
  return headers.map((_, heading) => systemColumns.find((column) => column === byHeading.get(heading)))
}

const systemColumns: readonly Column[] = [
  'nhsNumber',
  'phone',
  'dateOfBirth',
  'email',
  'name',
  'firstName',
  'lastName',
]

export function mappingOf(choices: ColumnChoices): ColumnMapping {
  const mapping: Partial<Record<Column, number>> = {}
  for (const [heading, column] of choices.entries()) if (column !== undefined) mapping[column] ??= heading
  return mapping
}

/** Columns that this clinical system's lists may hold, in the order in which they are offered. */
export function offeredColumns(
  system: Pick<ClinicalSystem, 'requiredColumns' | 'optionalColumns'>,
): readonly Column[] {
  return [...system.requiredColumns, ...system.optionalColumns]
}

/** Required columns that no heading is used as (guide, step 4): Send stays blocked until there is one for each. */
export function missingColumns(choices: ColumnChoices, required: readonly Column[]): readonly Column[] {
  return required.filter((column) => !choices.includes(column))
}

/** Columns that more than one heading is used as. */
export function doubledColumns(choices: ColumnChoices): readonly Column[] {
  return systemColumns.filter((column) => choices.indexOf(column) !== choices.lastIndexOf(column))
}
