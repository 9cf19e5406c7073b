import type { Column } from './column.ts'

/** Spellings of each heading, the one to be preferred first. Compared after `foldHeading`. */
export type HeadingSpellings = Readonly<Record<Column, readonly string[]>>

/** What exports and hand-made lists call the columns, whatever clinical system they come from. */
export const commonSpellings: HeadingSpellings = {
  nhsNumber: ['NHS Number', 'NHS No', 'NHS Num', 'NHS Nr', 'Patient NHS Number', 'NHS ID', 'NHS'],
  phone: [
    ...['Mobile Number', 'Mobile', 'Mobile No', 'Mobile Phone', 'Mobile Phone Number', 'Mobile Tel'],
    ...['Mobile Telephone', 'Mobile Telephone Number', 'Telecom Number', 'Preferred Telephone Number'],
    ...[
      'Preferred Telephone',
      'Telephone Number',
      'Telephone',
      'Phone Number',
      'Phone',
      'Cell Phone',
      'Tel No',
    ],
  ],
  dateOfBirth: ['Date of Birth', 'DOB', 'D.O.B.', 'Birth Date', 'Birthdate', 'Patient DOB'],
  email: ['Email Address', 'Email', 'E-mail Address', 'E-mail', 'Patient Email', 'Contact Email'],
  name: ['Patient Name', 'Full Name', 'Name', 'Patient Full Name', 'Patient'],
  firstName: ['First Name', 'Forename', 'Given Name', 'Calling Name', 'Preferred Name', 'Forenames'],
  lastName: ['Last Name', 'Surname', 'Family Name'],
}

/** Puts a system's own spellings in front of the common ones. */
export function withCommonSpellings(own: Partial<HeadingSpellings>): HeadingSpellings {
  const joined = (column: Column) => [...(own[column] ?? []), ...commonSpellings[column]]
  return {
    nhsNumber: joined('nhsNumber'),
    phone: joined('phone'),
    dateOfBirth: joined('dateOfBirth'),
    email: joined('email'),
    name: joined('name'),
    firstName: joined('firstName'),
    lastName: joined('lastName'),
  }
}

/** Two headings are the same when nothing differs but case, accents, spaces, `_`, `-`, dots and what nobody sees. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
