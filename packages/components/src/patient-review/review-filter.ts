import type { Channel, PatientListReview, PatientReview } from '@carebatch/core'

/** The two groups of the guide, step 5. */
export type ReviewGroup = 'can' | 'cannot'

export type ReviewFilter =
  | { readonly by: 'all' }
  | { readonly by: 'reason'; readonly reason: string }
  | { readonly by: 'channel'; readonly channel: Channel }
  | { readonly by: 'repaired' }
  | { readonly by: 'shared-mobile' }

export interface CountedFilter {
  readonly filter: ReviewFilter
  readonly count: number
}

export const everyone: ReviewFilter = { by: 'all' }

export function sameFilter(one: ReviewFilter, other: ReviewFilter): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The filters of a group that hold somebody, each with how many. The first is everybody. */
export function filtersOf(
  review: PatientListReview,
  group: ReviewGroup,
  repaired: ReadonlySet<number>,
): readonly CountedFilter[] {
  const members = review.patients.filter((patient) => groupOf(patient) === group)
  const counted = (filter: ReviewFilter): CountedFilter => ({
    filter,
    count: members.filter((patient) => passes(patient, filter, repaired)).length,
  })
  const kinds: readonly ReviewFilter[] = group === 'can' ? canFilters : reasonFilters(review)
  return [{ filter: everyone, count: members.length }, ...kinds.map(counted).filter(({ count }) => count > 0)]
}

const canFilters: readonly ReviewFilter[] = [
  { by: 'channel', channel: 'email' },
  { by: 'channel', channel: 'nhs-app' },
  { by: 'channel', channel: 'sms' },
  { by: 'repaired' },
  { by: 'shared-mobile' },
]

function reasonFilters({ byReason }: PatientListReview): readonly ReviewFilter[] {
  return [...byReason.keys()].map((reason) => ({ by: 'reason', reason }))
}

export function groupOf({ reason }: PatientReview): ReviewGroup {
  return reason === undefined ? 'can' : 'cannot'
}

/** `repaired`: lines with a repaired cell. */
export function passes(patient: PatientReview, filter: ReviewFilter, repaired: ReadonlySet<number>): boolean {
  switch (filter.by) {
    case 'all':
      return true
    case 'reason':
      return patient.reason === filter.reason
    case 'channel':
      return patient.plan?.[0].channel === filter.channel
    case 'repaired':
      return repaired.has(patient.line)
    case 'shared-mobile':
      return patient.sharesMobileWith.length > 0
  }
}
