import { conclude, deadlineAgain } from './conclude.ts'
import {
  findTry,
  holds,
  isDead,
  isLastStep,
  isLive,
  triesOfStep,
  tryStates,
  withTry,
  type BatchStand,
  type MessageLedger,
  type MessageTry,
  type TryState,
} from './message-ledger.ts'

const rank = (what: TryState): number => tryStates.indexOf(what)

/**
 * Something became known about one try: from an answer, a look-up, a receipt or a person. Whatever the source, the
 * effects are the same, and what is known already is never taken back.
 */
export function applyEvidence(ledger: MessageLedger, known: MessageTry, batch: BatchStand): MessageLedger {
  const { step, generation } = known
  const what = cap(ledger, known)
  const before = findTry(ledger, step, generation)
  if (before !== undefined && rank(what) <= rank(before.what)) return ledger
  const isFirst = !triesOfStep(ledger, step).some(isLive)
  const raised = withTry(ledger, step, generation, what)
  if (isDead({ step, generation, what })) return conclude(stepDied(raised, step, batch))
  return isLive({ step, generation, what }) ? arrived(raised, step, what, isFirst, batch) : raised
}

/** Nobody can tell that an email was delivered or read: whatever says so proves acceptance and no more. */
function cap(ledger: MessageLedger, { step, what }: MessageTry): TryState {
  const isProof = what === 'delivered' || what === 'read'
  return isProof && ledger.steps[step]?.channel === 'email' ? 'accepted' : what
}

function arrived(
  ledger: MessageLedger,
  step: number,
  what: TryState,
  isFirst: boolean,
  batch: BatchStand,
): MessageLedger {
  const here = atLeastAt(ledger, step)
  const recorded: MessageLedger = here.record === 'none' ? { ...here, record: 'due' } : here
  if (what === 'read')
    return { ...recorded, sendDue: false, held: false, fallbackDue: false, deadlineDue: false }
  if (step === here.step) return arrivedAtThisStep(recorded, what, isFirst, batch)
  const isResting = !ledger.sendDue && !ledger.fallbackDue && !ledger.late
  return what === 'accepted' && isFirst && isResting ? { ...recorded, deadlineDue: true } : recorded
}

/** Only a restored row can have forgotten a step of which there is evidence: it moves there. */
function atLeastAt(ledger: MessageLedger, step: number): MessageLedger {
  return step > ledger.step ? { ...ledger, step, sendDue: false, held: false, fallbackDue: false } : ledger
}

/** A send that is still due belongs to a newer generation: it is withdrawn, since an older one arrived after all. */
function arrivedAtThisStep(
  ledger: MessageLedger,
  what: TryState,
  isFirst: boolean,
  batch: BatchStand,
): MessageLedger {
  const here = ledger.steps[ledger.step]
  const mayFollow = !batch.stopped && !ledger.restored
  const follows = here?.fallback === true && !isLastStep(ledger, ledger.step) && mayFollow
  const fallbackDue = isFirst ? follows : ledger.fallbackDue
  const isEnd = (what === 'delivered' && !fallbackDue) || here?.channel === 'email'
  // A deadline that had passed before the backup stays passed.
  const startsAnew = isFirst && !(ledger.restored && ledger.late)
  return {
    ...ledger,
    sendDue: false,
    held: false,
    fallbackDue,
    late: startsAnew ? false : ledger.late,
    deadlineDue: isEnd ? false : startsAnew || ledger.deadlineDue,
  }
}

/** When every try of the step that counts is known to be dead, the next step starts at once, or it is over. */
function stepDied(ledger: MessageLedger, step: number, batch: BatchStand): MessageLedger {
  if (step !== ledger.step || ledger.sendDue || !triesOfStep(ledger, step).every(isDead)) return ledger
  const cleared: MessageLedger = { ...ledger, fallbackDue: false, deadlineDue: false }
  const isOver = batch.stopped || ledger.restored || holds(ledger, 'read')
  const goesOn = !isLastStep(ledger, step) && !isOver
  return goesOn ? { ...cleared, step: step + 1, sendDue: true } : deadlineAgain(cleared)
}
