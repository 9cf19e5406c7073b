import type { MessageLedger } from './message-ledger.ts'

/** Unread for long enough: the next step is due. Compare-and-set, so it can start once only. */
export function startFallback(ledger: MessageLedger): MessageLedger {
  if (!ledger.fallbackDue) return ledger
  return { ...ledger, fallbackDue: false, deadlineDue: false, step: ledger.step + 1, sendDue: true }
}
