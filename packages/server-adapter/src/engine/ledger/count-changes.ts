import { bucketOf, type Bucket, type RecordCounts, type RecordState } from '@carebatch/core'
import type { CountChanges } from '../../ports/store/batch-table.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'

export interface MessageChange {
  readonly before: StoredMessage
  readonly after: StoredMessage
}

/** How the counts of each batch move along with its messages. */
export function countChanges(changes: readonly MessageChange[]): ReadonlyMap<string, CountChanges> {
  const byBatch = new Map<
    string,
    { buckets: Map<Bucket, number>; records: Record<keyof RecordCounts, number> }
  >()
  for (const { before, after } of changes) {
    const counts = byBatch.get(after.batch) ?? {
      buckets: new Map<Bucket, number>(),
      records: { due: 0, written: 0, gaps: 0 },
    }
    byBatch.set(after.batch, counts)
    add(counts.buckets, bucketOf(before.state), -1)
    add(counts.buckets, bucketOf(after.state), 1)
    for (const entry of ['record', 'notDelivered'] as const) {
      addRecord(counts.records, before.ledger[entry], -1)
      addRecord(counts.records, after.ledger[entry], 1)
    }
  }
  return byBatch
}

function add(buckets: Map<Bucket, number>, bucket: Bucket, by: number): void {
  buckets.set(bucket, (buckets.get(bucket) ?? 0) + by)
}

function addRecord(records: Record<keyof RecordCounts, number>, state: RecordState, by: number): void {
  if (state === 'due' || state === 'written') records[state] += by
  if (state === 'gap') records.gaps += by
}
