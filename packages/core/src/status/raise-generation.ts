import {
  generationOf,
  isLive,
  triesOfStep,
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

/**
 * Staff take an unknown one for sent: evidence like any other, for the newest try that nobody answered. A restored row
 * may know none: then for the step that it is at.
 */
export function countAsSent(ledger: MessageLedger, batch: BatchStand): MessageLedger {
  if (stateOf(ledger) !== 'outcome-unknown') return ledger
  const { step } = ledger
  const counted = newestUnknown(ledger) ?? { step, generation: generationOf(ledger, step) }
  return applyEvidence(ledger, { ...counted, what: 'accepted' }, batch)
}

/** Above all that is known of the step, also what a receipt told a restored row. */
function raiseGeneration(ledger: MessageLedger): MessageLedger {
  const known = triesOfStep(ledger, ledger.step).map(({ generation }) => generation)
  const generations = ledger.generations.map((generation, step) =>
    step === ledger.step ? Math.max(generation, ...known) + 1 : generation,
  )
  return { ...ledger, generations, sendDue: true, late: false }
}

function newestUnknown({ tries }: MessageLedger): MessageTry | undefined {
  const withLive = new Set(tries.filter(isLive).map(({ step }) => step))
  return tries
    .filter(({ what, step }) => what === 'unknown' && !withLive.has(step))
    .toSorted((a, b) => b.step - a.step || b.generation - a.generation)[0]
}
