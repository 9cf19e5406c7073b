import {
  bucketOf,
  wayResults,
  type Bucket,
  type MessageLedger,
  type RecordCounts,
  type RecordState,
  type WayChange,
  type WayResult,
} from '@carebatch/core'
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
    { buckets: Map<Bucket, number>; records: Record<keyof RecordCounts, number>; ways: WayChange[] }
  >()
  for (const { before, after } of changes) {
    const counts = byBatch.get(after.batch) ?? {
      buckets: new Map<Bucket, number>(),
      records: { due: 0, written: 0, gaps: 0 },
      ways: [],
    }
    byBatch.set(after.batch, counts)
    add(counts.buckets, bucketOf(before.state), -1)
    add(counts.buckets, bucketOf(after.state), 1)
    counts.ways.push(...wayChanges(before, after))
    for (const entry of ['record', 'notDelivered'] as const) {
      addRecord(counts.records, before.ledger[entry], -1)
      addRecord(counts.records, after.ledger[entry], 1)
    }
  }
  return byBatch
}

/** Away from where it was last counted, which an older worker may have left behind its state. */
function wayChanges(before: StoredMessage, after: StoredMessage): readonly WayChange[] {
  const from = before.ways ?? startingWay(before.ledger)
  const to = wayResults(after.ledger)
  if (asText(from) === asText(to)) return []
  return [...from.map((it) => ({ ...it, people: -1 })), ...to.map((it) => ({ ...it, people: 1 }))]
}

/** A batch begins with everybody waiting for their first way. */
const startingWay = ({ steps: [first] }: MessageLedger): readonly WayResult[] =>
  first === undefined ? [] : [{ way: first.channel, outcome: 'waiting' }]

const asText = (results: readonly WayResult[]): string =>
  results.map(({ way, outcome }) => `${way}:${outcome}`).join(' ')

function add(buckets: Map<Bucket, number>, bucket: Bucket, by: number): void {
  buckets.set(bucket, (buckets.get(bucket) ?? 0) + by)
}

function addRecord(records: Record<keyof RecordCounts, number>, state: RecordState, by: number): void {
  if (state === 'due' || state === 'written') records[state] += by
  if (state === 'gap') records.gaps += by
}
