import type { PatientRow } from '../patient-list/patient-list.ts'
import { firstChannel } from '../routing/plan-channels.ts'
import type { PatientToReview } from './contactability-reason.ts'
import { differingDetails } from './differing-details.ts'
import type { PatientDetails } from './patient-details.ts'
import type { ResolvedReviewInput } from './review-input.ts'

/** Gathers for one line what the reasons look at. */
export function patientToReview(
  input: ResolvedReviewInput,
  row: PatientRow,
  details: PatientDetails,
  repeated: boolean,
): PatientToReview {
  const { batchType, clinicalSystem } = input
  const first = firstChannel({
    batchType,
    clinicalSystem,
    nhsApp: details.facts?.nhsApp,
    emailGiven: details.email.given,
  })
  return {
    nhsNumber: { given: row.given.nhsNumber, value: row.nhsNumber },
    contact: { phone: details.phone, email: details.email },
    channels: first === undefined ? [] : [first],
    contactDetailsFrom: details.from,
    checkedAgainstRegister: !(clinicalSystem.contactDetailsFrom === 'look-up' && details.from === 'list'),
    facts: details.facts,
    differing: differingDetails(row, details.facts),
    dateOfBirth: details.dateOfBirth,
    hasLink: batchType.link !== undefined || input.hasLink === true,
    repeated,
    leftOut: input.decisions?.(row.line)?.leftOut ?? false,
    ragged: row.ragged === true,
    skipLikelyToFail: input.settings.skipLikelyToFail,
    islandNumbers: input.settings.islandNumbers ?? 'contact',
  }
}
