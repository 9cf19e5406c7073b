import { csvText } from '../csv-text.ts'
import { emailCells } from '../email-addresses.ts'
import { utf8 } from '../encode.ts'
import { givenEmails, mistyped, reasonsOf, type ExampleList } from '../example-list.ts'
import { glanYrAfonPeople } from '../people.ts'
import { seededRandom } from '../random.ts'

const emails = emailCells(glanYrAfonPeople, seededRandom(44))
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** What a report prints above its table. */
const titleLines = [
  ['Meddygfa Glan-yr-afon', '', '', '', '', ''],
  ['Report: Flu vaccination due, ages 18 and over', '', '', '', '', ''],
  ['Last run: 20-Nov-2026 09:12', '', '', '', '', ''],
  ['', '', '', '', '', ''],
]
const header = [
  'Given Name',
  'Family Name',
  'Date of Birth',
  'NHS Number',
  'Mobile Telephone',
  'E-mail Address',
]

const rows = glanYrAfonPeople.map(({ firstName, lastName, dateOfBirth, nhsNumber, phone }, index) => [
  firstName,
  lastName,
  asExported(dateOfBirth),
  nhsNumber,
  phone ?? '',
  emails[index]?.text ?? '',
])

function asExported(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}-${months[Number(month) - 1] ?? ''}-${year}`
}

/** Meddygfa Glan-yr-afon: names with Welsh letters, title lines above the header. UTF-8 without a mark. */
export const emisWalesList: ExampleList = {
  file: 'emis-wales.csv',
  clinicalSystem: 'emis-wales',
  encoding: 'utf-8',
  bytes: utf8(csvText([...titleLines, header, ...rows], '\r\n')),
  rows: glanYrAfonPeople.length,
  emails: givenEmails(emails),
  issues: { 'phone-not-uk': 4, 'email-address-invalid': mistyped(emails) },
  repairs: {},
  notices: ['title-lines-skipped'],
  reasons: reasonsOf(glanYrAfonPeople, emails),
}
