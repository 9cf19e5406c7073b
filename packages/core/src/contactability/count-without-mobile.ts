import { contactabilityReasons } from './contactability-reasons.ts'
import type { ContactabilityReason } from './contactability-reason.ts'
import type { PatientListReview } from './patient-list-review.ts'

/** "Patients without a valid mobile number" (guide, statuses): a part of those who cannot be contacted. */
export function countWithoutMobile(
  { byReason }: Pick<PatientListReview, 'byReason'>,
  reasons: readonly ContactabilityReason[] = contactabilityReasons,
): number {
  return reasons
    .filter(({ lacksMobile }) => lacksMobile === true)
    .reduce((sum, { code }) => sum + (byReason.get(code) ?? 0), 0)
}
