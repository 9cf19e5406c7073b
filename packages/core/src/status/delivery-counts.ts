import { buckets, type Bucket, type DeliveryCounts, type MessageState } from './buckets.ts'
import { bucketOf } from './bucket-of.ts'

/** Counts from pairs; a bucket that is not mentioned holds nobody, pairs of one bucket add up. */
export function deliveryCounts(entries: Iterable<readonly [Bucket, number]> = []): DeliveryCounts {
  const counts = Object.fromEntries(buckets.map((bucket) => [bucket, 0])) as Record<Bucket, number>
  for (const [bucket, count] of entries) counts[bucket] += count
  return counts
}

export function countStates(states: Iterable<MessageState>): DeliveryCounts {
  return deliveryCounts(Array.from(states, (state) => [bucketOf(state), 1] as const))
}

/** Everybody: equals the length of the list at every instant. */
export function sumOf(counts: DeliveryCounts): number {
  return buckets.reduce((sum, bucket) => sum + counts[bucket], 0)
}
