import type { BatchStatus } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'

export interface BatchFilter {
  readonly status?: BatchStatus | undefined
  /** Part of a batch's name, of the list's file name, or of who sent it; without regard to case. */
  readonly find: string
}

/** Order of the filter buttons: the life of a batch. */
const lifeOrder: readonly BatchStatus[] = [
  'scheduled',
  'preparing',
  'sending',
  'saving',
  'saved',
  'done',
  'cancelled',
]

export function filterBatches(batches: readonly Batch[], { status, find }: BatchFilter): readonly Batch[] {
  const wanted = find.trim().toLowerCase()
  return batches.filter(
    (batch) => (status === undefined || batch.status === status) && matches(batch, wanted),
  )
}

/** The statuses that occur, with how many batches have each. They add up to all batches. */
export function countByStatus(batches: readonly Batch[]): readonly { status: BatchStatus; count: number }[] {
  return lifeOrder
    .map((status) => ({ status, count: batches.filter((batch) => batch.status === status).length }))
    .filter(({ count }) => count > 0)
}

function matches(batch: Batch, wanted: string) {
  return [batch.name, batch.fileName, batch.createdBy].some((text) => text.toLowerCase().includes(wanted))
}
