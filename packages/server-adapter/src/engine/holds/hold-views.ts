import { instantFrom } from '@carebatch/core'
import type { OrganisationHolds } from '@carebatch/core/wire'
import type { StoreTables } from '../../ports/batch-store.ts'

/** What holds an organisation back, as the wire has it. */
export async function holdViews(
  { holds }: StoreTables,
  organisation: string,
): Promise<OrganisationHolds['holds']> {
  return (await holds.of(organisation)).map(({ why, since, by }) => ({
    why,
    since: instantFrom(since),
    ...(by !== undefined && { by }),
  }))
}
