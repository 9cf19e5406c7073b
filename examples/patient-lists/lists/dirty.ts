import { csvText } from '../csv-text.ts'
import { windows1252 } from '../encode.ts'
import type { ExampleList } from '../example-list.ts'
import type { ExamplePerson } from '../example-person.ts'
import { personOfRow } from './dirty-people.ts'
import { dirtyRows, type DirtyRow } from './dirty-rows.ts'

const titles = [['Patients to call, all kinds of trouble – made by hand'], []]
const header = [
  ...['NHS Number', 'Mobile Number', 'Date of Birth', 'Patient Name', 'Email', 'Comment', 'Comment', ''],
]

const lines = dirtyRows.map((row, index) => {
  const person = personOfRow[index]
  return person ? dirtyLine(row, person) : ''
})

function dirtyLine(row: DirtyRow, person: ExamplePerson): string {
  const { nhsNumber, firstName, lastName, phone = '' } = person
  const cells = [
    row.nhsNumber?.(nhsNumber) ?? nhsNumber,
    row.phone?.(phone) ?? phone,
    row.dateOfBirth ?? '02/11/1968',
    row.name ?? `${firstName} ${lastName}`,
    row.email ?? '',
    row.comment,
    '',
    '',
  ]
  const line = csvText([cells], '')
  return row.line?.(line) ?? line
}

function countsOf(codes: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const code of codes) if (code !== undefined) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

const text = csvText([...titles, header], '\r\n') + ['', ...lines].join('\r\n') + '\r\n'

/** Every repair, every issue of a row and every reason, once or more; line ends, title and encoding as Excel leaves them. */
export const dirtyList: ExampleList = {
  file: 'dirty.csv',
  clinicalSystem: 'systmone',
  encoding: 'windows-1252',
  bytes: windows1252(text),
  rows: dirtyRows.length,
  emails: dirtyRows.filter(({ email }) => email).length,
  issues: countsOf([...dirtyRows.map(({ issue }) => issue), 'column-repeated']),
  repairs: countsOf(dirtyRows.map(({ repair }) => repair)),
  notices: ['title-lines-skipped', 'encoding-not-utf-8', 'empty-rows-skipped'],
  reasons: countsOf(dirtyRows.map(({ reason }) => reason)),
}
