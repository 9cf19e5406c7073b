import { csvText } from '../csv-text.ts'
import type { ExampleList } from '../example-list.ts'
import { larkfieldPeople } from '../people.ts'

const people = larkfieldPeople.filter(({ kind }) => kind === 'usual').slice(0, 100)
const sortedDates = people.map(({ dateOfBirth }) => dateOfBirth).toSorted()

const rows = people.map(({ nhsNumber, phone = '', firstName, lastName }, index) => [
  nhsNumber,
  phone,
  (sortedDates[index] ?? '').split('-').reverse().join('/'),
  firstName,
  lastName,
])

/** Patients of Larkfield Surgery whose column of dates was sorted by itself in a spreadsheet: the list is stopped. */
export const sortedApartList: ExampleList = {
  file: 'sorted-apart.csv',
  clinicalSystem: 'systmone',
  encoding: 'utf-8',
  bytes: new TextEncoder().encode(
    csvText([['NHS Number', 'Mobile Number', 'Date of Birth', 'First Name', 'Surname'], ...rows], '\r\n'),
  ),
  rows: people.length,
  emails: 0,
  issues: {},
  repairs: {},
  notices: [],
  reasons: {
    'details-do-not-match': people.filter(({ dateOfBirth }, index) => dateOfBirth !== sortedDates[index])
      .length,
  },
}
