import { batchTypes, findBatchType } from '../batch-types/batch-types.ts'
import { clinicalSystems, findClinicalSystem } from '../clinical-systems/clinical-systems.ts'
import type { PatientRow } from '../patient-list/patient-list.ts'
import type { Channel } from '../primitives/channel.ts'
import { isIslandNumber } from '../primitives/uk-phone-number.ts'
import { planChannels } from '../routing/plan-channels.ts'
import { contactabilityReasons } from './contactability-reasons.ts'
import type { PatientToReview } from './contactability-reason.ts'
import { detailsCheck } from './details-check.ts'
import type { PatientListReview, PatientReview } from './patient-list-review.ts'
import { patientDetails, type PatientDetails } from './patient-details.ts'
import { patientToReview } from './patient-to-review.ts'
import type { ResolvedReviewInput, ReviewInput } from './review-input.ts'
import { repeatedLines } from './repeated-lines.ts'
import { sharedMobiles } from './shared-mobiles.ts'

const hour = 60 * 60 * 1000

/**
 * Who can and who cannot be contacted, and why (guide, step 5). Pure: browser and server come to the same review from
 * the same rows, decisions and facts, whenever they ask.
 *
 * @throws CareBatchError `clinical-system-unknown`, `batch-type-unknown` for a code of neither registry
 */
export function reviewPatientList(asked: ReviewInput): PatientListReview {
  const input: ResolvedReviewInput = {
    ...asked,
    clinicalSystem: findClinicalSystem(clinicalSystems, asked.clinicalSystem),
    batchType: findBatchType(batchTypes, asked.batchType),
  }
  const rows = [...input.rows]
  const repeated = repeatedLines(rows, (line) => input.decisions?.(line))
  const gathered = rows.map((row) => ({ row, details: patientDetails(row, input) }))
  const shared = sharedMobiles(
    gathered.map(({ row, details }) => ({
      line: row.line,
      patient: row.nhsNumber ?? `line ${row.line}`,
      mobile: input.decisions?.(row.line)?.leftOut ? undefined : mobileOf(details),
    })),
  )
  const patients = gathered.map(({ row, details }) =>
    reviewPatient(input, row, details, {
      repeated: repeated.has(row.line),
      sharesMobileWith: shared.get(row.line) ?? [],
    }),
  )
  return countReview(patients, input)
}

function mobileOf({ phone }: PatientDetails): string | undefined {
  return phone.value?.kind === 'mobile' ? phone.value.e164 : undefined
}

function reviewPatient(
  input: ResolvedReviewInput,
  row: PatientRow,
  details: PatientDetails,
  place: { readonly repeated: boolean; readonly sharesMobileWith: readonly number[] },
): PatientReview {
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

function countReview(
  patients: readonly PatientReview[],
  { decisions, reasons = contactabilityReasons }: ResolvedReviewInput,
): PatientListReview {
  const byCode = new Map<string, number>()
  const byChannel: Record<Channel, number> = { email: 0, 'nhs-app': 0, sms: 0 }
  for (const { reason, plan } of patients) {
    if (plan !== undefined) byChannel[plan[0].channel] += 1
    if (reason !== undefined) byCode.set(reason, (byCode.get(reason) ?? 0) + 1)
  }
  const order = reasons.map(({ code }) => code)
  const byReason = new Map([...byCode].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)))
  const contactable = byChannel.email + byChannel['nhs-app'] + byChannel.sms
  const details = detailsCheck(
    patients.flatMap(({ line, differing }) => (decisions?.(line)?.leftOut ? [] : [differing])),
  )
  return {
    patients,
    contactable,
    notContactable: patients.length - contactable,
    byReason,
    details,
    byChannel,
  }
}
