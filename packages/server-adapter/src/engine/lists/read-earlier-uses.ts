import { compareFingerprints, instantFrom, type ListFingerprint } from '@carebatch/core'
import type { EarlierUse } from '@carebatch/core/wire'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { day } from '../periods.ts'
import { listFingerprint } from './list-fingerprint.ts'

/** A list that was used longer ago is a yearly one, and meant to be the same. */
const rememberedFor = 183 * day
const usesTold = 3

/** Which batches of the last 6 months had the same patients, or nearly the same; newest first, at most 3. */
export function readEarlierUses(context: EngineContext): Engine['readEarlierUses'] {
  return async ({ organisation }, id) => {
    const list = orNotFound(
      await context.transaction('read-list', ({ patientLists }) => patientLists.find(organisation.id, id)),
    )
    const fingerprint = await listFingerprint(context, organisation.id, list.id)
    const batches = await context.transaction('list-batches', async (tables) => {
      const known = await tables.batches.fingerprints(organisation.id, context.now() - rememberedFor)
      const alike = known.filter(
        (one) => compareFingerprints(fingerprint, one.fingerprint).kind !== 'different',
      )
      const found = await tables.batches.findAll(alike.map(({ batch }) => batch))
      return found.flatMap((batch) => {
        const its = alike.find((one) => one.batch === batch.id)
        return its === undefined || hasReachedNobody(batch) ? [] : [{ batch, fingerprint: its.fingerprint }]
      })
    })
    const uses = batches.map(({ batch, fingerprint: its }) => useOf(batch, fingerprint, its))
    return { uses: uses.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, usesTold) }
  }
}

/** Stopped before anything left: sending the list again is what staff would do. */
function hasReachedNobody({ stopped, counts }: StoredBatch): boolean {
  const { cancelled, skipped } = counts
  return stopped !== undefined && sumOfAll(counts) === cancelled + skipped + counts['not-contactable']
}

const sumOfAll = (counts: StoredBatch['counts']) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

function useOf(
  { id, definition, createdAt }: StoredBatch,
  now: ListFingerprint,
  then: ListFingerprint,
): EarlierUse {
  const { kind, inBoth } = compareFingerprints(now, then)
  return {
    batch: id,
    name: definition.name,
    at: instantFrom(createdAt),
    by: definition.createdBy,
    isSame: kind === 'same',
    inBoth,
    patients: now.patients,
  }
}
