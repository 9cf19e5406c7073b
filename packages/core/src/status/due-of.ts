import type { MessageLedger } from './message-ledger.ts'

/** What can be due for a message, each at most once for a step. For `record`, step 0 is "sent" and 1 "not delivered". */
export const dueKinds = ['send', 'fallback', 'receipt-deadline', 'record'] as const
export type DueKind = (typeof dueKinds)[number]

export interface DueThing {
  readonly kind: DueKind
  readonly step: number
}

/** Everything that still will happen to a message by itself. The tasks of a store are exactly these. */
export function dueOf(ledger: MessageLedger): readonly DueThing[] {
  const due: DueThing[] = []
  if (ledger.sendDue && !ledger.held) due.push({ kind: 'send', step: ledger.step })
  if (ledger.fallbackDue) due.push({ kind: 'fallback', step: ledger.step })
  if (ledger.deadlineDue) due.push({ kind: 'receipt-deadline', step: ledger.step })
  if (ledger.record === 'due') due.push({ kind: 'record', step: 0 })
  if (ledger.notDelivered === 'due') due.push({ kind: 'record', step: 1 })
  return due
}
