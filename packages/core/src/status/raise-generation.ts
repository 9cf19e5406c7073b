import {
  generationOf,
  isLive,
  type BatchStand,
  type MessageLedger,
  type MessageTry,
} from './message-ledger.ts'
import { applyEvidence } from './apply-evidence.ts'
import { stateOf } from './state-of.ts'

/** Staff retry a failure: a new generation of the step that failed, never an earlier step. */
export function retryFailure(ledger: MessageLedger, batch: BatchStand): MessageLedger {
  return stateOf(ledger) === 'failed' && !batch.stopped ? raiseGeneration(ledger) : ledger
}

/** Staff send an unknown one again, knowing that the patient may get it twice. */
export function sendAgain(ledger: MessageLedger, batch: BatchStand): MessageLedger {
  return stateOf(ledger) === 'outcome-unknown' && !batch.stopped ? raiseGeneration(ledger) : ledger
}

/** Staff take an unknown one for sent: evidence like any other, for the newest try that nobody answered. */
export function countAsSent(ledger: MessageLedger, batch: BatchStand): MessageLedger {
  const unknown = newestUnknown(ledger)
  if (stateOf(ledger) !== 'outcome-unknown' || unknown === undefined) return ledger
  return applyEvidence(ledger, { ...unknown, what: 'accepted' }, batch)
}

function raiseGeneration(ledger: MessageLedger): MessageLedger {
  const generations = ledger.generations.map((generation, step) =>
    step === ledger.step ? generationOf(ledger, step) + 1 : generation,
  )
  return { ...ledger, generations, sendDue: true, late: false }
}

function newestUnknown({ tries }: MessageLedger): MessageTry | undefined {
  const withLive = new Set(tries.filter(isLive).map(({ step }) => step))
  return tries
    .filter(({ what, step }) => what === 'unknown' && !withLive.has(step))
    .toSorted((a, b) => b.step - a.step || b.generation - a.generation)[0]
}
