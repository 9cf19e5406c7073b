import { findTry, generationOf, withTry, type MessageLedger } from './message-ledger.ts'

/** A worker commits to calling the provider. Changes nothing where no send is due any more: this row decides. */
export function submitStep(ledger: MessageLedger): MessageLedger {
  if (!ledger.sendDue || ledger.held) return ledger
  const { step } = ledger
  const generation = generationOf(ledger, step)
  const known = findTry(ledger, step, generation)
  return { ...withTry(ledger, step, generation, known?.what ?? 'open'), sendDue: false }
}
