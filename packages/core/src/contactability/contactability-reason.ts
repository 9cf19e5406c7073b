import type { Column } from '../clinical-systems/column.ts'
import type { Channel } from '../primitives/channel.ts'
import type { EmailAddress } from '../primitives/email-address.ts'
import type { IsoDate } from '../primitives/date-of-birth.ts'
import type { NhsNumber } from '../primitives/nhs-number.ts'
import type { UkPhoneNumber } from '../primitives/uk-phone-number.ts'
import type { ComparedDetail } from './differing-details.ts'
import type { PatientFacts } from './patient-facts.ts'

/** Given and readable are two things: a value that could not be read was given all the same. */
export interface Given<Value> {
  readonly given: boolean
  readonly value: Value | undefined
}

/** Everything that a reason may look at. Gathered beforehand; a reason only decides. */
export interface PatientToReview {
  readonly nhsNumber: Given<NhsNumber>
  /** The details that count, from the list or from a look-up. An email that staff chose to ignore is not given. */
  readonly contact: { readonly phone: Given<UkPhoneNumber>; readonly email: Given<EmailAddress> }
  /**
   * The ways by which the message would first reach this patient: email where one is given, otherwise the NHS App,
   * otherwise a text. A text that could only follow an unread App message is not among them: the App reaches the
   * patient, so a bad number there shortens the plan and excludes nobody.
   */
  readonly channels: readonly Channel[]
  /** Whether contact details come from a look-up (EMIS England) or stand in the list. */
  readonly contactDetailsFrom: 'list' | 'look-up'
  /** Whether the list is compared with the organisation's registered patients (guide, step 4, second note: not always). */
  readonly checkedAgainstRegister: boolean
  /** Undefined: nobody was asked. */
  readonly facts: PatientFacts | undefined
  /** What differs between the list and the look-up; undefined: there was nothing to compare. */
  readonly differing: readonly ComparedDetail[] | undefined
  /** From the list or from the look-up, as `contactDetailsFrom` says. */
  readonly dateOfBirth: IsoDate | undefined
  /** Each message holds a link that opens with the date of birth. */
  readonly hasLink: boolean
  /** Another line of the list is kept for this patient, or staff have yet to choose one. */
  readonly repeated: boolean
  readonly leftOut: boolean
  /** Cells of the line may have moved under other headings, and staff have not said that it is right. */
  readonly ragged: boolean
  readonly skipLikelyToFail: boolean
  /** What the organisation does with numbers of Jersey, Guernsey and the Isle of Man. */
  readonly islandNumbers: IslandNumbers
}

/** They begin with +44 and are not of the United Kingdom: texts to them may cost more or be refused by a provider. */
export type IslandNumbers = 'contact' | 'leave-out'

/** What staff can do during the check, in the order in which it is offered. */
export type Remedy = 'correct' | 'choose' | 'ignore-email' | 'put-back' | 'look-up-again' | 'confirm'

/** Why a patient cannot be contacted. One file each; the order of seriousness is the order of the list they stand in. */
export interface ContactabilityReason {
  /** Kebab-case; docs/reference/contactability-reasons.md has a row for each. */
  readonly code: string
  readonly title: string
  /** In plain English: what is the matter. Elements show their own translation where they have one. */
  readonly help?: string
  /** In plain English: what staff can do about it. */
  readonly action?: string
  /** What the elements offer for it; none where no change to the list helps. */
  readonly remedies?: readonly Remedy[]
  /** The column that is corrected first. */
  readonly blames?: Column
  readonly applies: (patient: PatientToReview) => boolean
  /** It means that the patient has no mobile a text could go to; these are counted together (guide, statuses). */
  readonly lacksMobile?: true
}

/** Keeps the code as a literal type, so that unions can be derived from a list of reasons. */
export function defineContactabilityReason<const Reason extends ContactabilityReason>(
  reason: Reason,
): Reason {
  return reason
}
