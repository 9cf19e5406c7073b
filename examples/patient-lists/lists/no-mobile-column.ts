import { csvText } from '../csv-text.ts'
import { utf8 } from '../encode.ts'
import type { ExampleList } from '../example-list.ts'
import { larkfieldPeople } from '../people.ts'

const rows = larkfieldPeople
  .filter(({ kind }) => kind === 'usual')
  .slice(0, 10)
  .map(({ nhsNumber, dateOfBirth, phone = '' }) => [nhsNumber, dateOfBirth, phone])

/** The mobile stands under a heading that nobody could know: staff say which column it is. */
export const noMobileColumnList: ExampleList = {
  file: 'no-mobile-column.csv',
  clinicalSystem: 'systmone',
  encoding: 'utf-8',
  bytes: utf8(csvText([['NHS Number', 'Date of Birth', 'Call on'], ...rows], '\n')),
  rows: rows.length,
  emails: 0,
  issues: { 'required-column-missing': 1 },
  repairs: {},
  notices: [],
  reasons: {},
}
