import type { MessageState } from './buckets.ts'

/** Every move that a message may make. The executable model of the engine was searched against the same table. */
export const transitions: Readonly<Record<MessageState, readonly MessageState[]>> = {
  excluded: [],
  waiting: [
    'held',
    'submitting',
    'cancelled',
    'skipped',
    'accepted',
    'emailed',
    'delivered',
    'read',
    'failed',
    'outcome-unknown',
  ],
  held: [
    'waiting',
    'skipped',
    'cancelled',
    'accepted',
    'emailed',
    'delivered',
    'read',
    'failed',
    'outcome-unknown',
  ],
  submitting: [
    'waiting',
    'accepted',
    'emailed',
    'delivered',
    'read',
    'failed',
    'cancelled',
    'outcome-unknown',
    'no-confirmation',
  ],
  accepted: [
    'submitting',
    'waiting',
    'held',
    'delivered',
    'read',
    'failed',
    'no-confirmation',
    'outcome-unknown',
  ],
  emailed: ['failed', 'outcome-unknown'],
  'outcome-unknown': ['waiting', 'accepted', 'emailed', 'delivered', 'read', 'failed', 'no-confirmation'],
  'no-confirmation': ['delivered', 'read', 'failed', 'outcome-unknown'],
  // A provider that says "failed" and then that it arrived contradicts itself: what is known to have arrived has arrived.
  failed: ['waiting', 'accepted', 'delivered', 'read'],
  delivered: ['read'],
  read: [],
  skipped: [],
  cancelled: [],
}

/** Whether a message may go from one state to another; staying is always allowed. */
export function isAllowedMove(from: MessageState, to: MessageState): boolean {
  return from === to || transitions[from].includes(to)
}
