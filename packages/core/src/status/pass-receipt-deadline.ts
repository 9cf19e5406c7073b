import type { MessageLedger } from './message-ledger.ts'
import { stateOf } from './state-of.ts'

/** No receipt came in time. Changes nothing while something else is still due. */
export function passReceiptDeadline(ledger: MessageLedger): MessageLedger {
  const rests = ledger.deadlineDue && !ledger.fallbackDue && !ledger.sendDue
  return rests && stateOf(ledger) === 'accepted' ? { ...ledger, deadlineDue: false, late: true } : ledger
}
