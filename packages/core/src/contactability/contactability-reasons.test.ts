import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineBatchType } from '../batch-types/batch-type.ts'
import { message } from '../batch-types/message.ts'
import { emisEngland } from '../clinical-systems/emis-england.ts'
import { emisWales } from '../clinical-systems/emis-wales.ts'
import { contactabilityReasons } from './contactability-reasons.ts'
import {
  asOf,
  exampleFacts,
  exampleReview,
  exampleRow,
  isoDate,
  type ExampleCells,
} from './example-rows.fixtures.ts'
import type { PatientFacts } from './patient-facts.ts'
import type { RowDecision } from './patient-list-review.ts'
import type { ReviewInput } from './review-input.ts'
import { reviewPatientList } from './review-patient-list.ts'

interface Case {
  readonly given: string
  readonly cells?: ExampleCells
  readonly facts?: PatientFacts | undefined
  readonly decision?: RowDecision
  readonly input?: Partial<ReviewInput>
  readonly reason: string | undefined
}

const app = { account: true, notifications: true }
const england = { clinicalSystem: emisEngland }
const smsOnly = { batchType: { ...message, channels: ['sms'] } } as const
const consentForm = defineBatchType({
  ...message,
  code: 'consent-form',
  title: 'Consent form',
  link: 'questionnaire',
})
const withoutIslands = {
  settings: { skipLikelyToFail: false, fallbackAfterHours: 24, islandNumbers: 'leave-out' },
} as const
const skips = { settings: { skipLikelyToFail: true, fallbackAfterHours: 24 } }

const cases: readonly Case[] = [
  { given: 'a mobile in a SystmOne list', reason: undefined },
  { given: 'a mobile in a list that nobody looked up', facts: undefined, reason: undefined },
  { given: 'an email and nothing else', cells: { email: 'joe@example.com', phone: '' }, reason: undefined },
  {
    given: 'an email beside a landline',
    cells: { email: 'joe@example.com', phone: '01632 960155' },
    reason: undefined,
  },
  {
    given: 'the NHS App and no number',
    cells: { phone: '' },
    facts: exampleFacts({ nhsApp: app }),
    reason: undefined,
  },
  {
    given: 'the NHS App and an unreadable number',
    cells: { phone: '07700 900118 (daughter)' },
    facts: exampleFacts({ nhsApp: app }),
    reason: undefined,
  },
  {
    given: 'an NHS App whose notifications are off, and no number',
    cells: { phone: '' },
    facts: exampleFacts({ nhsApp: { account: true, notifications: false } }),
    reason: 'contact-details-not-provided',
  },
  {
    given: 'the NHS App in Wales and no number',
    cells: { phone: '' },
    facts: exampleFacts({ nhsApp: app }),
    input: { clinicalSystem: emisWales },
    reason: 'contact-details-not-provided',
  },
  {
    given: 'a death in the look-up',
    facts: exampleFacts({ deceased: {} }),
    reason: 'patient-deceased',
  },
  {
    given: 'a death and everything else wrong',
    cells: { email: 'joe@example,com', phone: '' },
    facts: exampleFacts({ deceased: {}, optedOut: true }),
    decision: { leftOut: true },
    reason: 'patient-deceased',
  },
  {
    given: 'a line that staff left out',
    cells: { phone: '' },
    decision: { leftOut: true },
    reason: 'left-out',
  },
  {
    given: 'a line whose cells may have moved, its NHS number among them',
    cells: { nhsNumber: '9991234567', ragged: true },
    reason: 'row-ragged',
  },
  {
    given: 'a line whose cells may have moved, of a patient who has the NHS App',
    cells: { phone: '', ragged: true },
    facts: exampleFacts({ nhsApp: app }),
    reason: 'row-ragged',
  },
  {
    given: 'an NHS number with a wrong check digit',
    cells: { nhsNumber: '9991234567' },
    facts: undefined,
    reason: 'nhs-number-invalid',
  },
  {
    given: 'no NHS number in an EMIS list',
    cells: { nhsNumber: '' },
    facts: undefined,
    input: england,
    reason: 'nhs-number-invalid',
  },
  {
    given: 'a look-up without an answer',
    facts: { nhsNumber: '9990548609', answer: 'no-answer', asOf },
    reason: 'contact-details-unavailable',
  },
  {
    given: 'a look-up without an answer, and an email in the list',
    cells: { email: 'joe@example.com' },
    facts: { nhsNumber: '9990548609', answer: 'no-answer', asOf },
    input: england,
    reason: 'contact-details-unavailable',
  },
  {
    given: 'EMIS in England not knowing the patient',
    facts: { nhsNumber: '9990548609', answer: 'not-found', asOf },
    input: england,
    reason: 'contact-details-unavailable',
  },
  {
    given: 'EMIS in England, where nobody was asked and the mobile column is ignored',
    facts: undefined,
    input: england,
    reason: 'contact-details-unavailable',
  },
  {
    given: 'EMIS in England without a look-up, but with an email',
    cells: { email: 'joe@example.com' },
    facts: undefined,
    input: england,
    reason: undefined,
  },
  {
    given: 'EMIS in England knowing the patient without a phone',
    facts: exampleFacts({ phone: '' }),
    input: england,
    reason: 'contact-details-not-provided',
  },
  {
    given: 'EMIS in England with a landline on the record and a mobile in the list',
    facts: exampleFacts({ phone: '01632 960155' }),
    input: england,
    reason: 'not-a-mobile-number',
  },
  {
    given: 'an EMIS list that brings its own details, and a patient of somebody else',
    facts: exampleFacts({ registeredHere: false }),
    input: { ...england, contactDetailsFromList: true },
    reason: undefined,
  },
  {
    given: 'a patient registered elsewhere',
    facts: exampleFacts({ registeredHere: false }),
    reason: 'not-registered-here',
  },
  {
    given: 'a SystmOne patient whom no look-up knows',
    facts: { nhsNumber: '9990548609', answer: 'not-found', asOf },
    reason: 'not-registered-here',
  },
  {
    given: 'restricted details',
    facts: exampleFacts({ restricted: true, registeredHere: false }),
    reason: 'details-restricted',
  },
  { given: 'an opt-out', cells: { phone: '' }, facts: exampleFacts({ optedOut: true }), reason: 'opted-out' },
  { given: 'no number and no email', cells: { phone: '' }, reason: 'contact-details-not-provided' },
  {
    given: 'an email where only texts are possible',
    cells: { email: 'joe@example.com', phone: '' },
    input: smsOnly,
    reason: 'contact-details-not-provided',
  },
  { given: 'a number of another country', cells: { phone: '+33612345678' }, reason: 'not-uk-phone-number' },
  {
    given: 'a number with a note beside it',
    cells: { phone: '07700 900118 x' },
    reason: 'not-uk-phone-number',
  },
  { given: 'a landline', cells: { phone: '01632 960155' }, reason: 'not-a-mobile-number' },
  {
    given: 'an unreadable email beside a good mobile',
    cells: { email: 'joe@example,com' },
    reason: 'email-address-invalid',
  },
  {
    given: 'an unreadable email that staff chose to ignore',
    cells: { email: 'joe@example,com' },
    decision: { ignoreEmail: true },
    reason: undefined,
  },
  {
    given: 'an unreadable email where only texts are possible',
    cells: { email: 'joe@example,com' },
    input: smsOnly,
    reason: undefined,
  },
  {
    given: 'a number that failed lately, with the setting off',
    facts: exampleFacts({ undelivered: { on: asOf } }),
    reason: undefined,
  },
  {
    given: 'a number that failed lately, with the setting on',
    facts: exampleFacts({ undelivered: { on: asOf } }),
    input: skips,
    reason: 'mobile-likely-to-fail',
  },
  {
    given: 'a number that failed lately, and the NHS App',
    facts: exampleFacts({ undelivered: { on: asOf }, nhsApp: app }),
    input: skips,
    reason: undefined,
  },
  {
    given: 'another date of birth on the record',
    facts: exampleFacts({ dateOfBirth: isoDate('1984-03-14') }),
    reason: 'details-do-not-match',
  },
  {
    given: 'the same date of birth on the record, and another surname',
    facts: exampleFacts({ dateOfBirth: isoDate('1971-03-14'), lastName: 'Archer' }),
    reason: 'details-do-not-match',
  },
  {
    given: 'another surname on the record of a patient whose number is missing too',
    cells: { phone: '' },
    facts: exampleFacts({ lastName: 'Archer' }),
    reason: 'details-do-not-match',
  },
  {
    given: 'a surname that is spelled in another way on the record',
    facts: exampleFacts({ lastName: 'BLOGGS-ARCHER' }),
    reason: undefined,
  },
  {
    given: 'a date of birth on the record and none that can be read in the list',
    cells: { dateOfBirth: '31/02/1971', name: { full: '' } },
    facts: exampleFacts({ dateOfBirth: isoDate('1984-03-14') }),
    reason: undefined,
  },
  {
    given: 'an EMIS list that brings its own details, and another date of birth on the record',
    facts: exampleFacts({ dateOfBirth: isoDate('1984-03-14') }),
    input: { ...england, contactDetailsFromList: true },
    reason: 'details-do-not-match',
  },
  { given: 'no date of birth and nothing behind a link', cells: { dateOfBirth: '' }, reason: undefined },
  {
    given: 'no date of birth, and a document behind a link',
    cells: { dateOfBirth: '' },
    input: { hasLink: true },
    reason: 'date-of-birth-missing',
  },
  {
    given: 'no date of birth, and a batch type of the host’s own with a link',
    cells: { dateOfBirth: '' },
    input: { batchType: consentForm },
    reason: 'date-of-birth-missing',
  },
  {
    given: 'a date of birth and a batch type with a link',
    input: { batchType: consentForm },
    reason: undefined,
  },
  {
    given: 'a date of birth in an EMIS list, none on the record, and a link',
    input: { ...england, batchType: consentForm },
    reason: 'date-of-birth-missing',
  },
  {
    given: 'a date of birth on the record, none in the EMIS list, and a link',
    cells: { dateOfBirth: '' },
    facts: exampleFacts({ dateOfBirth: isoDate('1971-03-14') }),
    input: { ...england, batchType: consentForm },
    reason: undefined,
  },
  { given: 'a mobile of Jersey', cells: { phone: '07797 712345' }, reason: undefined },
  {
    given: 'a mobile of Jersey where island numbers are left out',
    cells: { phone: '07797 712345' },
    input: withoutIslands,
    reason: 'not-uk-phone-number',
  },
  {
    given: 'a mobile of Guernsey on an EMIS record where island numbers are left out',
    facts: exampleFacts({ phone: '07781 123456' }),
    input: { ...england, ...withoutIslands },
    reason: 'not-uk-phone-number',
  },
  {
    given: 'a mobile of the Isle of Man beside the NHS App where island numbers are left out',
    cells: { phone: '07624 412345' },
    facts: exampleFacts({ nhsApp: app }),
    input: withoutIslands,
    reason: undefined,
  },
]

for (const { given, cells, decision, input, reason, ...rest } of cases) {
  test(`${given}: ${reason ?? 'can be contacted'}`, () => {
    const facts = 'facts' in rest ? rest.facts : exampleFacts()
    const review = reviewPatientList({
      ...exampleReview,
      rows: [exampleRow(cells)],
      decisions: () => decision,
      facts: () => facts,
      ...input,
    })
    assert.equal(review.patients.at(0)?.reason, reason)
    assert.equal(review.contactable, reason === undefined ? 1 : 0)
  })
}

test('every reason but the one about repeated lines is met by a case above', () => {
  const met = new Set(cases.map(({ reason }) => reason))
  const unmet = contactabilityReasons.map(({ code }) => code).filter((code) => !met.has(code))
  assert.deepEqual(unmet, ['patient-repeated'])
})

test('every reason says in plain English what is the matter and what staff can do about it', () => {
  for (const { code, title, help, action } of contactabilityReasons) {
    assert.match(title, /^[A-Z][^.]+$/, code)
    assert.match(help, /^[A-Z].+\.$/, code)
    assert.match(action, /^[A-Z].+\.$/, code)
  }
})
