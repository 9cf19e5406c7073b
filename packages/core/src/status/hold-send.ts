import type { MessageLedger } from './message-ledger.ts'

/** A send that is due is held back: it leaves when somebody, or the end of the hold, releases it. */
export function holdSend(ledger: MessageLedger): MessageLedger {
  return ledger.sendDue && !ledger.held ? { ...ledger, held: true } : ledger
}

/** What was held is due again. */
export function releaseSend(ledger: MessageLedger): MessageLedger {
  return ledger.held ? { ...ledger, held: false } : ledger
}
