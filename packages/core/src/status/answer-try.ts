import { conclude, deadlineAgain } from './conclude.ts'
import {
  findTry,
  holds,
  isLive,
  neverAccepted,
  triesOfStep,
  withTry,
  type BatchStand,
  type MessageLedger,
} from './message-ledger.ts'

const isOpen = (ledger: MessageLedger, step: number, generation: number): boolean =>
  findTry(ledger, step, generation)?.what === 'open'

/**
 * A known "not now": due again under the same generation. After a stop it ends instead, and where the patient has it
 * by now (read in the App, or an older generation arrived after all) there is nothing left to send. Only the owner of
 * the submission may say so, and only if every call of it was answered.
 */
export function putOff(
  ledger: MessageLedger,
  step: number,
  generation: number,
  batch: BatchStand,
): MessageLedger {
  if (!isOpen(ledger, step, generation)) return ledger
  const closed = withTry(ledger, step, generation, undefined)
  if (hasArrived(closed, step)) return closed
  if (!batch.stopped) return { ...closed, sendDue: true }
  return neverAccepted(closed) ? { ...closed, ending: 'cancelled' } : conclude(deadlineAgain(closed))
}

const hasArrived = (ledger: MessageLedger, step: number): boolean =>
  holds(ledger, 'read') || triesOfStep(ledger, step).some(isLive)

/** No answer, and nothing is left to repeat or to ask. */
export function leaveUnknown(ledger: MessageLedger, step: number, generation: number): MessageLedger {
  return isOpen(ledger, step, generation) ? withTry(ledger, step, generation, 'unknown') : ledger
}
