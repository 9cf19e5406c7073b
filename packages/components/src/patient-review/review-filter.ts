import { channels, type Channel, type PatientListReview, type ReviewColumns } from '@carebatch/core'

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
  const { columns, length } = review.patients
  const kinds: readonly ReviewFilter[] = group === 'can' ? canFilters : reasonFilters(review)
  const counted = kinds.map((filter) => ({ filter, isMeant: passes(columns, filter, repaired), count: 0 }))
  for (let index = 0; index < length; index += 1) {
    if (!isIn(columns, group, index)) continue
    for (const kind of counted) if (kind.isMeant(index)) kind.count += 1
  }
  const count = group === 'can' ? review.contactable : review.notContactable
  return [
    { filter: everyone, count },
    ...counted.filter((kind) => kind.count > 0).map(({ filter, count }) => ({ filter, count })),
  ]
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

export function isIn({ reason }: ReviewColumns, group: ReviewGroup, index: number): boolean {
  return (reason[index] === 0) === (group === 'can')
}

/** Whether the patient at a place of the list is meant. `repaired`: lines with a repaired cell. */
export function passes(
  columns: ReviewColumns,
  filter: ReviewFilter,
  repaired: ReadonlySet<number>,
): (index: number) => boolean {
  switch (filter.by) {
    case 'all':
      return () => true
    case 'reason': {
      const place = columns.reasonCodes.indexOf(filter.reason) + 1
      return (index) => place > 0 && columns.reason[index] === place
    }
    case 'channel': {
      const place = channels.indexOf(filter.channel) + 1
      return (index) => columns.channel[index] === place
    }
    case 'repaired':
      return (index) => repaired.has(columns.line[index] ?? 0)
    case 'shared-mobile':
      return columns.sharesMobile
  }
}
