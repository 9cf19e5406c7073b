import { conclude, deadlineAgain } from './conclude.ts'
import { holds, neverAccepted, type MessageLedger } from './message-ledger.ts'

/**
 * The re-check before a send says that this patient must not be messaged. Skipped only if nothing was ever accepted;
 * otherwise the copy that is out keeps its state and only the next step is withdrawn.
 */
export function withdrawSend(ledger: MessageLedger): MessageLedger {
  if (!ledger.sendDue) return ledger
  const withdrawn: MessageLedger = { ...ledger, sendDue: false, held: false }
  if (neverAccepted(ledger)) return { ...withdrawn, ending: 'skipped' }
  return conclude(deadlineAgain(withdrawn))
}

/** Staff stop the batch: no send and no fallback starts any more. What was submitted may still be repeated. */
export function stopMessage(ledger: MessageLedger): MessageLedger {
  if (!ledger.sendDue && !ledger.fallbackDue) return ledger
  const stopped: MessageLedger = { ...ledger, sendDue: false, held: false, fallbackDue: false }
  if (ledger.sendDue && neverAccepted(ledger)) return { ...stopped, ending: 'cancelled' }
  const runs = holds(stopped, 'accepted') && !stopped.late
  return conclude(runs ? { ...stopped, deadlineDue: true } : stopped)
}
