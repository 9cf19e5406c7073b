import type { Batch } from '@carebatch/core/wire'
import { canRetry } from '../batch/batch-acts.ts'

/** Something that stays as it is until a person acts. */
export interface Need {
  readonly kind: 'outcome-unknown' | 'held' | 'resting' | 'record-gaps' | 'failed'
  readonly batch: Batch
  /** Patients or record entries; for `held` and `resting`, the patients who wait because of it. */
  readonly count: number
}

const dayMs = 86_400_000
/** Failed messages are offered for a week; after that the list would hold nothing else. */
const failedFor = 7 * dayMs

/** What needs a person in these batches, most serious first, in list order within one kind. */
export function needsYou(batches: readonly Batch[], now: number): readonly Need[] {
  return [
    ...needs('outcome-unknown', batches, (batch) => batch.counts['outcome-unknown']),
    ...needs('held', batches, (batch) => (waitsForPerson(batch) ? batch.counts.waiting : 0)),
    ...needs('resting', batches, (batch) =>
      batch.resting ? batch.counts.waiting + batch.counts.sending : 0,
    ),
    ...needs('record-gaps', batches, (batch) => batch.records.gaps),
    ...needs('failed', batches, (batch) =>
      isFresh(batch, now) && canRetry(batch) ? batch.counts.failed : 0,
    ),
  ]
}

function needs(kind: Need['kind'], batches: readonly Batch[], count: (batch: Batch) => number) {
  return batches.map((batch): Need => ({ kind, batch, count: count(batch) })).filter((need) => need.count > 0)
}

function isFresh(batch: Batch, now: number) {
  return now - Date.parse(batch.changedAt) < failedFor
}

/** What ends by itself needs nobody. */
function waitsForPerson({ hold, stopped, organisationHolds = [] }: Batch): boolean {
  if (stopped !== undefined) return false
  return organisationHolds.length > 0 || (hold !== undefined && hold.until === undefined)
}
