import { buckets, instantFrom, sumOf, waysAgree } from '@carebatch/core'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'

/** Counts as kept beside counts made again from the rows, in one transaction. They must agree at every instant. */
export function reconcile(context: EngineContext): Engine['reconcile'] {
  return ({ organisation }, id) =>
    context.transaction('reconcile', async ({ batches }) => {
      const batch = orNotFound(await batches.find(organisation.id, id))
      const again = await batches.recount(id)
      const sameCounts = buckets.every((bucket) => batch.counts[bucket] === again.counts[bucket])
      const { due, written, gaps } = again.records
      const sameRecords =
        batch.records.due === due && batch.records.written === written && batch.records.gaps === gaps
      const sameWays = batch.ways === undefined || waysAgree(batch.ways, again.ways)
      const sum = sumOf(batch.counts)
      return {
        patients: batch.definition.patients,
        counts: { ...batch.counts },
        sum,
        recount: { ...again.counts },
        ...(batch.ways !== undefined && { ways: batch.ways, waysRecount: again.ways }),
        agrees: sameCounts && sameRecords && sameWays && sum === batch.definition.patients,
        openUnknown: again.counts['outcome-unknown'],
        at: instantFrom(context.now()),
      }
    })
}
