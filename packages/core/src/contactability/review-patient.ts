import type { PatientRow } from '../patient-list/patient-list.ts'
import { isIslandNumber } from '../primitives/uk-phone-number.ts'
import { planChannels } from '../routing/plan-channels.ts'
import { contactabilityReasons } from './contactability-reasons.ts'
import type { PatientToReview } from './contactability-reason.ts'
import type { PatientReview } from './patient-list-review.ts'
import { patientDetails } from './patient-details.ts'
import { patientToReview } from './patient-to-review.ts'
import type { ResolvedReviewInput } from './review-input.ts'

const hour = 60 * 60 * 1000

/** The whole review of one line: either a plan, or the most serious reason why there is none. */
export function reviewPatient(
  input: ResolvedReviewInput,
  row: PatientRow,
  place: { readonly repeated: boolean; readonly sharesMobileWith: readonly number[] },
): PatientReview {
  const details = patientDetails(row, input)
  const patient = patientToReview(input, row, details, place.repeated)
  const found = (input.reasons ?? contactabilityReasons).find(({ applies }) => applies(patient))
  const plan = found === undefined ? planFor(input, patient) : undefined
  return {
    line: row.line,
    row,
    facts: details.facts,
    // Whatever the reasons and the ways of a batch type are: nobody without a plan counts as contactable.
    reason: found?.code ?? (plan === undefined ? 'contact-details-not-provided' : undefined),
    plan,
    phone: details.phone.value,
    email: details.email.value,
    firstName: details.firstName,
    lastName: details.lastName,
    dateOfBirth: details.dateOfBirth,
    differing: patient.differing,
    sharesMobileWith: place.sharesMobileWith,
  }
}

function planFor(input: ResolvedReviewInput, { nhsNumber, contact, facts }: PatientToReview) {
  if (nhsNumber.value === undefined) return undefined
  const { skipLikelyToFail, islandNumbers } = input.settings
  const isLikelyToFail = skipLikelyToFail && facts?.undelivered !== undefined
  const isLeftOut =
    islandNumbers === 'leave-out' && contact.phone.value !== undefined && isIslandNumber(contact.phone.value)
  const hours =
    input.fallbackAfterHours ?? input.batchType.fallbackAfterHours ?? input.settings.fallbackAfterHours
  return planChannels({
    batchType: input.batchType,
    clinicalSystem: input.clinicalSystem,
    contact: {
      email: contact.email.value,
      phone: isLikelyToFail || isLeftOut ? undefined : contact.phone.value,
    },
    nhsNumber: nhsNumber.value,
    nhsApp: facts?.nhsApp,
    fallbackAfterMs: hours * hour,
  })
}
