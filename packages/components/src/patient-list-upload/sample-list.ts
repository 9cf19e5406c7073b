import type { ClinicalSystem, Column } from '@carebatch/core'

/** Two invented patients: NHS numbers of the 999 range with a valid check digit, mobiles of Ofcom's fiction range. */
const patients: readonly Readonly<Record<Column, string>>[] = [
  {
    nhsNumber: '999 054 8609',
    phone: '07700 900118',
    dateOfBirth: '14/03/1971',
    email: '',
    name: 'Joe Okafor',
    firstName: 'Joe',
    lastName: 'Okafor',
  },
  {
    nhsNumber: '999 597 0562',
    phone: '07700 900342',
    dateOfBirth: '02/11/1968',
    email: 'rosalind.archer@example.com',
    name: 'Rosalind Archer',
    firstName: 'Rosalind',
    lastName: 'Archer',
  },
]

/** Columns of a list, as its own system spells them; a name is asked for as first and last name. */
export function sampleColumns({
  requiredColumns,
  optionalColumns,
  contactDetailsFrom,
}: ClinicalSystem): readonly Column[] {
  const optional =
    contactDetailsFrom === 'list' ? optionalColumns : optionalColumns.filter((column) => column === 'email')
  return [...requiredColumns, ...optional.filter((column) => column !== 'name')]
}

/** A list that this clinical system's practices can fill in, as CSV that Excel opens without guessing. */
export function sampleList(system: ClinicalSystem): string {
  const columns = sampleColumns(system)
  const lines = [
    columns.map((column) => system.headings[column][0] ?? column),
    ...patients.map((patient) => columns.map((column) => patient[column])),
  ]
  return `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
}
