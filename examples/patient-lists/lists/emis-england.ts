import { csvText } from '../csv-text.ts'
import { emailCells } from '../email-addresses.ts'
import { utf8WithMark } from '../encode.ts'
import { givenEmails, mistyped, reasonsOf, type ExampleList } from '../example-list.ts'
import { hawthornPeople } from '../people.ts'
import { seededRandom } from '../random.ts'

const emails = emailCells(hawthornPeople, seededRandom(31))
const doctors = ['Dr S Larkin', 'Dr M Osei', 'Dr P Whitlock'] as const

const rows = hawthornPeople.map(({ nhsNumber }, index) => [
  `${nhsNumber.slice(0, 3)} ${nhsNumber.slice(3, 6)} ${nhsNumber.slice(6)}`,
  emails[index]?.text ?? '',
  doctors[index % doctors.length] ?? '',
])

/** Hawthorn Road Surgery: NHS Number, an email for some; the rest is looked up. UTF-8 with a byte-order mark. */
export const emisEnglandList: ExampleList = {
  file: 'emis-england.csv',
  clinicalSystem: 'emis-england',
  encoding: 'utf-8',
  bytes: utf8WithMark(csvText([['NHS Number', 'E-mail Address', "Usual GP's Full Name"], ...rows], '\r\n')),
  rows: hawthornPeople.length,
  emails: givenEmails(emails),
  issues: { 'email-address-invalid': mistyped(emails) },
  repairs: {},
  notices: [],
  reasons: reasonsOf(hawthornPeople, emails),
}
