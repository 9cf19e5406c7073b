import type { PatientListIssueCode, PatientListNoticeCode, PatientListRepairCode } from '@carebatch/core'
import type { EmailCell } from './email-addresses.ts'
import type { ExamplePerson, PersonKind } from './example-person.ts'

/** One file of this folder, and what its maker knows of it. */
export interface ExampleList {
  readonly file: string
  /** Code of the clinical system from which such a list comes. */
  readonly clinicalSystem: string
  readonly encoding: string
  readonly bytes: Uint8Array
  readonly rows: number
  readonly emails: number
  readonly issues: Counts<PatientListIssueCode>
  readonly repairs: Counts<PatientListRepairCode>
  readonly notices: readonly PatientListNoticeCode[]
  /**
   * How many patients of each reason cannot be contacted by a message, looked up in the directory of people, where the
   * organisation skips mobiles that are likely to fail.
   */
  readonly reasons: Readonly<Record<string, number>>
}

export type Counts<Code extends string> = Readonly<Partial<Record<Code, number>>>

const reasonOfKind: Partial<Record<PersonKind, string>> = {
  deceased: 'patient-deceased',
  'no-answer': 'contact-details-unavailable',
  'no-phone': 'contact-details-not-provided',
  landline: 'not-a-mobile-number',
  'not-uk': 'not-uk-phone-number',
  'undelivered-lately': 'mobile-likely-to-fail',
}

/** Counts by reason of one of the large lists, in which nobody has two. */
export function reasonsOf(
  people: readonly ExamplePerson[],
  emails: readonly EmailCell[],
): ExampleList['reasons'] {
  const reasons: Record<string, number> = {}
  people.forEach(({ kind }, index) => {
    const email = emails[index]
    const invalid = email?.text && !email.readable ? 'email-address-invalid' : undefined
    const reason = invalid ?? reasonOfKind[kind]
    if (reason !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1
  })
  return reasons
}

export function mistyped(emails: readonly EmailCell[]): number {
  return emails.filter(({ text, readable }) => text !== '' && !readable).length
}

export function givenEmails(emails: readonly EmailCell[]): number {
  return emails.filter(({ text }) => text !== '').length
}
