import type { Bucket, MessageState } from './buckets.ts'

const bucketByState: Readonly<Record<MessageState, Bucket>> = {
  excluded: 'not-contactable',
  waiting: 'waiting',
  held: 'waiting',
  submitting: 'sending',
  accepted: 'sending',
  delivered: 'delivered',
  read: 'delivered',
  emailed: 'emailed',
  failed: 'failed',
  'no-confirmation': 'no-confirmation',
  'outcome-unknown': 'outcome-unknown',
  skipped: 'skipped',
  cancelled: 'cancelled',
}

/** The one bucket in which somebody in this state is counted. */
export function bucketOf(state: MessageState): Bucket {
  return bucketByState[state]
}
