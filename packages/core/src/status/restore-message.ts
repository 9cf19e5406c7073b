import { findTry, generationOf, withTry, type MessageLedger } from './message-ledger.ts'
import { stateOf } from './state-of.ts'

/** States from which nothing can leave any more, whatever happened after the backup. */
const over: readonly string[] = ['read', 'delivered']

/**
 * A row as it comes out of a backup. Whatever could still have left may have left since: the pending step counts as
 * unknown, an open call as well, and nothing is due by itself any more.
 */
export function restoreMessage(ledger: MessageLedger): MessageLedger {
  if (ledger.ending !== undefined || over.includes(stateOf(ledger))) return ledger
  const isPending = ledger.sendDue || ledger.fallbackDue
  const hasOpen = ledger.tries.some(({ what }) => what === 'open')
  if (ledger.restored && !isPending && !hasOpen) return ledger
  const step = ledger.fallbackDue ? ledger.step + 1 : ledger.step
  const idle = { ...ledger, step, restored: true, sendDue: false, held: false, fallbackDue: false }
  const closed = {
    ...idle,
    tries: idle.tries.map((it) => (it.what === 'open' ? { ...it, what: 'unknown' as const } : it)),
  }
  if (!isPending) return closed
  const generation = generationOf(closed, step)
  return findTry(closed, step, generation) === undefined
    ? withTry(closed, step, generation, 'unknown')
    : closed
}
