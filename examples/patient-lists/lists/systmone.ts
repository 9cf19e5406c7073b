import { csvText } from '../csv-text.ts'
import { emailCells } from '../email-addresses.ts'
import { windows1252 } from '../encode.ts'
import { givenEmails, mistyped, reasonsOf, type ExampleList } from '../example-list.ts'
import { larkfieldPeople } from '../people.ts'
import { seededRandom } from '../random.ts'

const emails = emailCells(larkfieldPeople, seededRandom(52))
const clinics = ['Asthma review', 'Diabetes review', 'Blood pressure check'] as const
const header = [
  ...['NHS Number', 'Telecom Number (Mobile Number)', 'Date of Birth', 'Patient Name', 'Email Address'],
  'Clinic',
]

const rows = larkfieldPeople.map(({ firstName, lastName, dateOfBirth, nhsNumber, phone }, index) => [
  nhsNumber,
  phone?.replace(' ', index % 3 === 0 ? '' : ' ') ?? '',
  dateOfBirth.split('-').reverse().join('/'),
  `${lastName.toUpperCase()}, ${firstName}`,
  emails[index]?.text ?? '',
  clinics[index % clinics.length] ?? '',
])

/** Larkfield Surgery: names with accents, saved by Excel as plain "CSV", which is Windows-1252. */
export const systmOneList: ExampleList = {
  file: 'systmone.csv',
  clinicalSystem: 'systmone',
  encoding: 'windows-1252',
  bytes: windows1252(csvText([header, ...rows], '\r\n')),
  rows: larkfieldPeople.length,
  emails: givenEmails(emails),
  issues: { 'phone-not-uk': 4, 'email-address-invalid': mistyped(emails) },
  repairs: {},
  notices: ['encoding-not-utf-8'],
  reasons: reasonsOf(larkfieldPeople, emails),
}
