import type { PatientListIssueCode, PatientListRepairCode } from '@carebatch/core'
import type { ExamplePerson } from '../example-person.ts'

/** One line of dirty.csv: what differs from a clean line, and what should be found. */
export interface DirtyRow {
  /** Stands in the Comment column. */
  readonly comment: string
  readonly nhsNumber?: (clean: string) => string
  readonly phone?: (clean: string) => string
  readonly dateOfBirth?: string
  readonly email?: string
  readonly name?: string
  /** The same patient as the line above. */
  readonly samePatient?: true
  /** Changes the finished line of CSV. */
  readonly line?: (clean: string) => string
  /** What look-ups know. */
  readonly person?: Partial<ExamplePerson>
  readonly issue?: PatientListIssueCode
  readonly repair?: PatientListRepairCode
  readonly reason?: string
}

const bare = (phone: string) => phone.replace(' ', '')

const clean: readonly DirtyRow[] = [
  { comment: 'nothing' },
  { comment: 'with country code and brackets', phone: (phone) => `+44 (0)${phone.slice(1)}` },
  { comment: 'NHS number with spaces', nhsNumber: (digits) => digits.replace(/(...)(...)/, '$1 $2 ') },
  {
    comment: 'date in letters, title and particle',
    dateOfBirth: '2 Nov 1968',
    name: 'Mr Jan van der Berg',
    person: { firstName: 'Jan', lastName: 'van der Berg' },
  },
  { comment: 'a mobile for two patients, of whom this is one', phone: () => '07700 900900' },
  { comment: 'a mobile for two patients, of whom this is the other', phone: () => '07700 900900' },
]

const repaired: readonly DirtyRow[] = [
  { comment: 'letter O for zero', phone: (phone) => `O${phone.slice(1)}`, repair: 'letter-o-for-zero' },
  { comment: 'a decimal', nhsNumber: (digits) => `${digits}.0`, repair: 'decimal-zero-removed' },
  { comment: 'a formula', phone: (phone) => `="${bare(phone)}"`, repair: 'excel-formula-removed' },
  { comment: 'an apostrophe', phone: (phone) => `'${bare(phone)}`, repair: 'leading-apostrophe-removed' },
  { comment: 'no leading zero', phone: (phone) => bare(phone).slice(1), repair: 'leading-zero-restored' },
  { comment: 'a year of two digits', dateOfBirth: '02/11/68', repair: 'two-digit-year-completed' },
]

const unreadableNumbers: readonly DirtyRow[] = [
  {
    comment: 'no NHS number',
    nhsNumber: () => '',
    issue: 'nhs-number-missing',
    reason: 'nhs-number-invalid',
  },
  {
    comment: 'wrong check digit',
    nhsNumber: (digits) => digits.slice(0, 9) + String((Number(digits[9]) + 1) % 10),
    issue: 'nhs-number-invalid',
    reason: 'nhs-number-invalid',
  },
  {
    comment: 'NHS number in E-notation',
    nhsNumber: () => '9.99055E+09',
    issue: 'nhs-number-e-notation',
    reason: 'nhs-number-invalid',
  },
  {
    comment: 'a National Insurance number',
    nhsNumber: () => 'QQ 12 34 56 C',
    issue: 'nhs-number-is-national-insurance-number',
    reason: 'nhs-number-invalid',
  },
  {
    comment: 'no number at all',
    phone: () => 'ask at the desk',
    issue: 'phone-unreadable',
    reason: 'not-uk-phone-number',
  },
  {
    comment: "somebody else's phone?",
    phone: (phone) => `${phone} (daughter)`,
    issue: 'phone-has-text',
    reason: 'not-uk-phone-number',
  },
  {
    comment: 'phone in E-notation',
    phone: () => '7.7009E+09',
    issue: 'phone-e-notation',
    reason: 'not-uk-phone-number',
  },
  {
    comment: 'two phones',
    phone: (phone) => `${phone} / 07700 900901`,
    issue: 'phone-two-numbers',
    reason: 'not-uk-phone-number',
  },
  {
    comment: 'a phone in Ireland',
    phone: () => '+353 20 915 0123',
    issue: 'phone-not-uk',
    reason: 'not-uk-phone-number',
  },
]

const unreadableDates: readonly DirtyRow[] = [
  { comment: 'no date', dateOfBirth: 'about 1950', issue: 'date-of-birth-unreadable' },
  { comment: 'no such day', dateOfBirth: '31/02/1968', issue: 'date-of-birth-impossible' },
  { comment: 'not born yet', dateOfBirth: '02/11/2031', issue: 'date-of-birth-in-future' },
  { comment: 'born before 1900', dateOfBirth: '02/11/1868', issue: 'date-of-birth-before-1900' },
  { comment: '1912 or 2012', dateOfBirth: '05/03/12', issue: 'date-of-birth-two-centuries' },
  { comment: 'a number of Excel', dateOfBirth: '25144', issue: 'date-of-birth-excel-serial' },
]

const unreadableEmails: readonly DirtyRow[] = [
  {
    comment: 'no address',
    email: 'nobody at example.com',
    issue: 'email-address-invalid',
    reason: 'email-address-invalid',
  },
  {
    comment: 'two addresses',
    email: 'joe@example.com; ann@example.com',
    issue: 'email-address-two',
    reason: 'email-address-invalid',
  },
]

const damagedLines: readonly DirtyRow[] = [
  {
    comment: 'one cell too many',
    line: (line) => `${line},more`,
    issue: 'row-ragged',
    reason: 'row-ragged',
  },
  {
    comment: 'under no heading',
    line: (line) => `${line}something`,
    issue: 'value-without-heading',
    reason: 'row-ragged',
  },
  { comment: 'long '.repeat(500), issue: 'cell-too-long' },
  { comment: 'quote not closed', line: (line) => line.replace(',0', ',"0'), issue: 'quote-not-closed' },
]

const repeated: readonly DirtyRow[] = [
  { comment: 'twice the same', issue: 'patient-repeated' },
  { comment: 'twice the same', samePatient: true, reason: 'patient-repeated' },
  { comment: 'twice, and not the same', issue: 'patient-repeated', reason: 'patient-repeated' },
  {
    comment: 'the other line',
    samePatient: true,
    phone: () => '07700 900902',
    reason: 'patient-repeated',
  },
]

const lookedUp: readonly DirtyRow[] = [
  { comment: 'has died', person: { deceased: true }, reason: 'patient-deceased' },
  { comment: 'cannot be looked up', person: { noAnswer: true }, reason: 'contact-details-unavailable' },
  { comment: 'details are restricted', person: { restricted: true }, reason: 'details-restricted' },
  { comment: 'wants no messages', person: { optedOut: true }, reason: 'opted-out' },
  { comment: 'has moved away', person: { registeredElsewhere: true }, reason: 'not-registered-here' },
  { comment: 'last text failed', person: { undeliveredLately: true }, reason: 'mobile-likely-to-fail' },
  { comment: 'a landline', phone: () => '01632 960118', reason: 'not-a-mobile-number' },
  { comment: 'no phone', phone: () => '', reason: 'contact-details-not-provided' },
]

/** In the order of the file. */
export const dirtyRows: readonly DirtyRow[] = [
  ...clean,
  ...repaired,
  ...unreadableNumbers,
  ...unreadableDates,
  ...unreadableEmails,
  ...damagedLines,
  ...repeated,
  ...lookedUp,
]
