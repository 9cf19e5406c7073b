/** Every person of a list is in exactly one bucket at every instant, and the buckets add up to the list. */
export const buckets = [
  'delivered',
  'emailed',
  'sending',
  'waiting',
  'failed',
  'no-confirmation',
  'outcome-unknown',
  'skipped',
  'cancelled',
  'not-contactable',
] as const
export type Bucket = (typeof buckets)[number]

/** One whole number for each bucket. */
export type DeliveryCounts = Readonly<Record<Bucket, number>>

export const messageStates = [
  'excluded',
  'waiting',
  'held',
  'submitting',
  'accepted',
  'delivered',
  'read',
  'emailed',
  'failed',
  'no-confirmation',
  'outcome-unknown',
  'skipped',
  'cancelled',
] as const
export type MessageState = (typeof messageStates)[number]

export const batchStatuses = [
  'scheduled',
  'sending',
  'saving',
  'saved',
  'done',
  'cancelled',
  'preparing',
] as const
export type BatchStatus = (typeof batchStatuses)[number]
