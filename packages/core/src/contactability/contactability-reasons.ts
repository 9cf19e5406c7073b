import { contactDetailsNotProvided } from './contact-details-not-provided.ts'
import { contactDetailsUnavailable } from './contact-details-unavailable.ts'
import type { ContactabilityReason } from './contactability-reason.ts'
import { dateOfBirthMissing } from './date-of-birth-missing.ts'
import { detailsDoNotMatch } from './details-do-not-match.ts'
import { detailsRestricted } from './details-restricted.ts'
import { emailAddressInvalid } from './email-address-invalid.ts'
import { leftOut } from './left-out.ts'
import { mobileLikelyToFail } from './mobile-likely-to-fail.ts'
import { nhsNumberInvalid } from './nhs-number-invalid.ts'
import { notAMobileNumber } from './not-a-mobile-number.ts'
import { notRegisteredHere } from './not-registered-here.ts'
import { notUkPhoneNumber } from './not-uk-phone-number.ts'
import { optedOut } from './opted-out.ts'
import { patientDeceased } from './patient-deceased.ts'
import { patientRepeated } from './patient-repeated.ts'
import { rowRagged } from './row-ragged.ts'

/**
 * Every reason, most serious first: a patient is listed under the first that applies. First what no correction can
 * change, so that nobody mends the number of a patient who died; then the choice between lines; then what can be mended.
 */
export const contactabilityReasons = [
  patientDeceased,
  leftOut,
  rowRagged,
  nhsNumberInvalid,
  contactDetailsUnavailable,
  detailsRestricted,
  optedOut,
  notRegisteredHere,
  detailsDoNotMatch,
  patientRepeated,
  contactDetailsNotProvided,
  notUkPhoneNumber,
  notAMobileNumber,
  emailAddressInvalid,
  dateOfBirthMissing,
  mobileLikelyToFail,
] as const satisfies readonly ContactabilityReason[]

/** Codes of the reasons that come with this package. Hosts may add their own, so a review holds plain strings. */
export type ContactabilityReasonCode = (typeof contactabilityReasons)[number]['code']
