import type { MessageLedger } from './message-ledger.ts'
import { stateOf } from './state-of.ts'

/** Ends every move: what was recorded as sent and then failed gets a second entry that says so, once. */
export function conclude(ledger: MessageLedger): MessageLedger {
  if (ledger.record === 'none' || ledger.notDelivered !== 'none') return ledger
  return stateOf(ledger) === 'failed' ? { ...ledger, notDelivered: 'due' } : ledger
}

/** The receipt deadline of a copy that is out runs again, unless it has passed already. */
export function deadlineAgain(ledger: MessageLedger): MessageLedger {
  const isOut = ledger.tries.some(({ what }) => what === 'accepted')
  return isOut ? { ...ledger, deadlineDue: !ledger.late } : ledger
}
