import { conclude, deadlineAgain } from './conclude.ts'
import { findTry, neverAccepted, withTry, type BatchStand, type MessageLedger } from './message-ledger.ts'

const isOpen = (ledger: MessageLedger, step: number, generation: number): boolean =>
  findTry(ledger, step, generation)?.what === 'open'

/**
 * A known "not now": due again under the same generation. After a stop it ends instead. Only the owner of the
 * submission may say so, and only if every call of it was answered.
 */
export function putOff(
  ledger: MessageLedger,
  step: number,
  generation: number,
  batch: BatchStand,
): MessageLedger {
  if (!isOpen(ledger, step, generation)) return ledger
  const closed = withTry(ledger, step, generation, undefined)
  if (!batch.stopped) return { ...closed, sendDue: true }
  return neverAccepted(closed) ? { ...closed, ending: 'cancelled' } : conclude(deadlineAgain(closed))
}

/** No answer, and nothing is left to repeat or to ask. */
export function leaveUnknown(ledger: MessageLedger, step: number, generation: number): MessageLedger {
  return isOpen(ledger, step, generation) ? withTry(ledger, step, generation, 'unknown') : ledger
}
