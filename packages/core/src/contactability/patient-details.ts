import type { PatientRow } from '../patient-list/patient-list.ts'
import type { IsoDate } from '../primitives/date-of-birth.ts'
import type { EmailAddress } from '../primitives/email-address.ts'
import { parseUkPhoneNumber, type UkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { Given } from './contactability-reason.ts'
import type { PatientFacts } from './patient-facts.ts'
import type { ResolvedReviewInput } from './review-input.ts'

/** The details of one patient that count, whether they came from the list or from a look-up. */
export interface PatientDetails {
  readonly from: 'list' | 'look-up'
  readonly facts: PatientFacts | undefined
  readonly phone: Given<UkPhoneNumber>
  readonly email: Given<EmailAddress>
  readonly firstName: string | undefined
  readonly lastName: string | undefined
  readonly dateOfBirth: IsoDate | undefined
}

/**
 * Guide, step 4: EMIS in England looks phone, name and date of birth up, unless the list brings its own; every other
 * system takes them from the list. An email only ever comes from the list.
 */
export function patientDetails(row: PatientRow, input: ResolvedReviewInput): PatientDetails {
  const facts = input.facts(row.line)
  const email = input.decisions?.(row.line)?.ignoreEmail
    ? { given: false, value: undefined }
    : { given: row.given.email, value: row.email }
  return detailsFromLookUp(input)
    ? { from: 'look-up', facts, email, ...lookedUp(facts, row, input.allowTestNumbers) }
    : { from: 'list', facts, email, ...inList(row) }
}

export function detailsFromLookUp({ clinicalSystem, contactDetailsFromList }: ResolvedReviewInput): boolean {
  return clinicalSystem.contactDetailsFrom === 'look-up' && !contactDetailsFromList
}

function inList({ phone, given, name, dateOfBirth }: PatientRow) {
  return {
    phone: { given: given.phone, value: phone },
    firstName: name?.first,
    lastName: name?.last,
    dateOfBirth,
  }
}

function lookedUp(facts: PatientFacts | undefined, { name }: PatientRow, allowTestNumbers: boolean) {
  const number = facts?.phone?.trim() ?? ''
  return {
    phone: { given: number !== '', value: parseUkPhoneNumber(number, { allowTestNumbers }) },
    firstName: facts?.firstName ?? name?.first,
    lastName: facts?.lastName ?? name?.last,
    dateOfBirth: facts?.dateOfBirth,
  }
}
