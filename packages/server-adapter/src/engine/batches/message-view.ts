import { bucketOf, instantFrom, type MessageState, type RecordState } from '@carebatch/core'
import type { BatchMessage } from '@carebatch/core/wire'
import type { StoredMessage } from '../../ports/store/message-table.ts'

const statesWithReason: readonly MessageState[] = ['excluded', 'skipped', 'failed', 'held']

/** One person of a batch as the wire has it. */
export function messageView(message: StoredMessage): BatchMessage {
  const { id, line, name, nhsNumber, state, reason, ledger, plan, dueAt, changedAt } = message
  const channel = plan[ledger.step]?.channel
  const firstChannel = plan[0]?.channel
  return {
    id,
    line,
    ...(name !== undefined && { name }),
    ...(nhsNumber !== undefined && { nhsNumber }),
    state,
    bucket: bucketOf(state),
    ...(reason !== undefined && statesWithReason.includes(state) && { reason }),
    ...(channel !== undefined && { channel }),
    ...(firstChannel !== undefined && { firstChannel }),
    ...(dueAt !== undefined && bucketOf(state) === 'waiting' && { dueAt: instantFrom(dueAt) }),
    changedAt: instantFrom(changedAt),
    record: recordView(ledger.record, ledger.notDelivered),
  }
}

/** The worse of the two entries: what is missing in the record matters more than what is there. */
function recordView(sent: RecordState, notDelivered: RecordState): RecordState {
  const order: readonly RecordState[] = ['gap', 'due', 'written', 'none']
  return order.find((state) => sent === state || notDelivered === state) ?? 'none'
}
