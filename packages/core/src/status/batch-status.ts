import type { BatchStatus, DeliveryCounts } from './buckets.ts'
import { sumOf } from './delivery-counts.ts'

export interface RecordCounts {
  /** Entries that are still to be written. */
  readonly due: number
  readonly written: number
  /** Entries that never will be. */
  readonly gaps: number
}

export interface BatchProgress {
  /** Rows are still being made. */
  readonly preparing?: boolean
  /** Staff have stopped it. */
  readonly stopped?: boolean
  /** Everybody who still waits belongs to a later day of a staggered batch. */
  readonly betweenWaves?: boolean
}

/** The one word for a batch (guide, delivery statuses), derived from its buckets: the first that holds. */
export function batchStatus(
  counts: DeliveryCounts,
  records: RecordCounts,
  { preparing = false, stopped = false, betweenWaves = false }: BatchProgress = {},
): BatchStatus {
  const underWay = counts.sending + counts.waiting
  if (preparing) return 'preparing'
  if (stopped && underWay === 0 && records.due === 0) return 'cancelled'
  if (!stopped && nothingHasLeft(counts)) return 'scheduled'
  if (records.due > 0 && isThrough(counts, betweenWaves)) return 'saving'
  if (underWay > 0) return 'sending'
  return records.written + records.gaps > 0 ? 'saved' : 'done'
}

function nothingHasLeft(counts: DeliveryCounts): boolean {
  return counts.waiting > 0 && counts.waiting + counts.skipped + counts['not-contactable'] === sumOf(counts)
}

function isThrough(counts: DeliveryCounts, betweenWaves: boolean): boolean {
  return counts.sending === 0 && (counts.waiting === 0 || betweenWaves)
}
