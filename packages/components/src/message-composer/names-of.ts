import type { DraftList, ReadList } from '@carebatch/core'

interface PersonName {
  readonly firstName: string | undefined
  readonly lastName: string | undefined
}

const known = new WeakMap<ReadList['review'], readonly PersonName[]>()

/** Names of the patients of a list, gathered once for each review: it is asked for at every key press. */
export function namesOf(list: DraftList): readonly PersonName[] {
  if (list.kind !== 'read') return []
  const names =
    known.get(list.review) ?? list.review.patients.map(({ firstName, lastName }) => ({ firstName, lastName }))
  known.set(list.review, names)
  return names
}
