import { message } from '../batch-types/message.ts'
import { systmOne } from '../clinical-systems/systmone.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import { parseEmailAddress } from '../primitives/email-address.ts'
import { parseInstant, type Instant } from '../primitives/instant.ts'
import { parseNhsNumber, type NhsNumber } from '../primitives/nhs-number.ts'
import { parseIsoDate, type IsoDate } from '../primitives/date-of-birth.ts'
import { parseUkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { PatientFacts } from './patient-facts.ts'
import type { ReviewInput } from './review-input.ts'

/** Invented people, as cells of a list: '' was not given, and what cannot be read stays unreadable. */
export interface ExampleCells {
  readonly line?: number
  readonly nhsNumber?: string
  readonly phone?: string
  readonly dateOfBirth?: string
  readonly email?: string
  readonly name?: { readonly full: string; readonly first?: string; readonly last?: string }
  readonly fields?: Readonly<Record<string, string>>
  readonly ragged?: true
}

/** Joe Bloggs with a mobile and no email, unless the cells say otherwise. */
export function exampleRow(cells: ExampleCells = {}): PatientRow {
  const { line = 2, nhsNumber = '9990548609', phone = '07700 900118', email = '' } = cells
  const { dateOfBirth = '1971-03-14', name = { full: 'Joe Bloggs', first: 'Joe', last: 'Bloggs' } } = cells
  return {
    line,
    nhsNumber: parseNhsNumber(nhsNumber),
    phone: parseUkPhoneNumber(phone, { allowTestNumbers: true }),
    dateOfBirth: parseIsoDate(dateOfBirth),
    email: parseEmailAddress(email),
    name,
    given: {
      nhsNumber: nhsNumber !== '',
      phone: phone !== '',
      dateOfBirth: dateOfBirth !== '',
      email: email !== '',
      name: name.full !== '',
    },
    fields: cells.fields ?? {},
    ...(cells.ragged && { ragged: true }),
  }
}

export const asOf: Instant = instant('2026-11-24T10:00:00Z')

/** A look-up that found the patient alive and registered here, with a mobile and without the NHS App. */
export function exampleFacts(facts: Partial<PatientFacts> = {}): PatientFacts {
  return {
    nhsNumber: '9990548609',
    answer: 'found',
    asOf,
    registeredHere: true,
    phone: '07700 900118',
    firstName: 'Joe',
    lastName: 'Bloggs',
    nhsApp: { account: false, notifications: false },
    ...facts,
  }
}

/** A SystmOne list in test mode whose look-ups all found somebody. */
export const exampleReview: Omit<ReviewInput, 'rows'> = {
  facts: () => exampleFacts(),
  clinicalSystem: systmOne,
  contactDetailsFromList: false,
  batchType: message,
  settings: { skipLikelyToFail: false, fallbackAfterHours: 24 },
  allowTestNumbers: true,
}

/** The n-th NHS number of the 999 range that has a valid check digit. */
export function exampleNhsNumber(n: number): NhsNumber {
  for (let nine = 999_000_000 + n; ; nine += 100_000) {
    for (let digit = 0; digit <= 9; digit += 1) {
      const number = parseNhsNumber(`${nine}${digit}`)
      if (number !== undefined) return number
    }
  }
}

export function instant(text: string): Instant {
  const parsed = parseInstant(text)
  if (parsed === undefined) throw new RangeError('Not an instant')
  return parsed
}

export function isoDate(text: string): IsoDate {
  const parsed = parseIsoDate(text)
  if (parsed === undefined) throw new RangeError('Not a date')
  return parsed
}
