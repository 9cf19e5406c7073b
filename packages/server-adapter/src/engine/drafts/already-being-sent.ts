import { CareBatchError, instantFrom } from '@carebatch/core'
import type { BatchTable, StoredBatch } from '../../ports/store/batch-table.ts'

/** For whoever comes second: which batch it became, who pressed Send, and when. */
export function alreadyBeingSent({ id, definition, createdAt }: StoredBatch): CareBatchError {
  return new CareBatchError('already-being-sent', {
    details: { batch: id, by: definition.createdBy, at: instantFrom(createdAt) },
  })
}

/** Why a draft is not there: it was sent, or there never was one, or it was deleted. */
export async function whyGone(
  batches: BatchTable,
  organisation: string,
  draft: string,
): Promise<CareBatchError> {
  const batch = await batches.findByDraft(organisation, draft)
  return batch === undefined ? new CareBatchError('not-found') : alreadyBeingSent(batch)
}
