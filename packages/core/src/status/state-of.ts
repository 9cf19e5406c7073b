import type { MessageState } from './buckets.ts'
import { holds, isLastStep, isLive, triesOfStep, type MessageLedger } from './message-ledger.ts'

/** The state of a message is a pure function of its row and its tries; nothing else may set it. */
export function stateOf(ledger: MessageLedger): MessageState {
  const accepted = ledger.tries.some(isLive)
  if (holds(ledger, 'read')) return 'read'
  if (ledger.tries.some((it) => it.what === 'delivered' && isLastStep(ledger, it.step))) return 'delivered'
  if (holds(ledger, 'open')) return 'submitting'
  if (ledger.sendDue) return accepted ? 'accepted' : ledger.held ? 'held' : 'waiting'
  if (ledger.fallbackDue && accepted) return 'accepted'
  if (holds(ledger, 'delivered')) return 'delivered'
  if (hasUnknownStep(ledger)) return 'outcome-unknown'
  if (accepted) return acceptedState(ledger)
  if (ledger.restored && ledger.ending === undefined) return 'outcome-unknown'
  return ledger.ending ?? (ledger.tries.length > 0 ? 'failed' : 'waiting')
}

/** Some step may have reached the patient, and none of its tries is known to have been accepted. */
function hasUnknownStep(ledger: MessageLedger): boolean {
  return ledger.steps.some((_, step) => {
    const here = triesOfStep(ledger, step)
    return here.some(({ what }) => what === 'unknown') && !here.some(isLive)
  })
}

/** No receipts exist for email: its acceptance is all that will ever be known. */
function acceptedState(ledger: MessageLedger): MessageState {
  const emailed = ledger.tries.some((it) => isLive(it) && ledger.steps[it.step]?.channel === 'email')
  if (emailed) return 'emailed'
  return ledger.late ? 'no-confirmation' : 'accepted'
}
