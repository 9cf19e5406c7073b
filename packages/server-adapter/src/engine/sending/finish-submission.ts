import { putOff, type TimelineCode } from '@carebatch/core'
import type { SendOutcome } from '../../ports/sender.ts'
import type { SubmissionMember } from '../../ports/store/submission-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { learn } from '../ledger/learn.ts'
import { openBook, type LedgerBook } from '../ledger/ledger-book.ts'
import { hour, second } from '../periods.ts'
import type { Answer } from './call-sender.ts'
import type { CommittedCall } from './commit-submissions.ts'
import { leaveUnresolved } from './leave-unresolved.ts'

/**
 * Keeps what a call brought. "Accepted" and "duplicate" are evidence, whoever reports them. "Refused" and "try later"
 * count from the owner of the submission only, and only if every call of it was answered; otherwise they prove nothing.
 */
export async function finishSubmission(
  context: EngineContext,
  { call, members, token }: CommittedCall,
  answer: Answer,
): Promise<void> {
  const wakeUps = await context.transaction('finish', async (tables) => {
    const { reference } = call
    const submission = await tables.submissions.find(reference)
    const isOwner = submission !== undefined && (await tables.submissions.isOwner(reference, token))
    const book = await openBook(
      context,
      tables,
      members.map(({ message }) => message),
    )
    const isKnown = isOwner && !submission.silent
    members.forEach((member, at) => keep(context, book, member, answer?.[at], isKnown))
    if (isOwner) await leaveUnresolved(context, tables, book, submission, answer === undefined)
    return book.close()
  })
  context.wake(wakeUps)
}

function keep(
  context: EngineContext,
  book: LedgerBook,
  member: SubmissionMember,
  outcome: SendOutcome | undefined,
  isKnown: boolean,
): void {
  switch (outcome?.kind) {
    case 'accepted':
    case 'duplicate': {
      const code: TimelineCode = outcome.kind === 'accepted' ? 'accepted' : 'accepted-before'
      learn(book, member, { what: 'accepted', code })
      return
    }
    case 'refused':
      if (isKnown) learn(book, member, { what: 'no', code: 'refused', why: outcome.why })
      return
    case 'try-later':
      if (isKnown) tryLater(context, book, member, outcome.afterMs)
      return
    case undefined:
      return
  }
}

function tryLater(
  context: EngineContext,
  book: LedgerBook,
  { message, step, generation }: SubmissionMember,
  afterMs: number | undefined,
): void {
  const stored = book.message(message)
  const sendAt = context.now() + (afterMs ?? backOff(context.now() - (stored?.dueAt ?? context.now())))
  const channel = stored?.plan[step]?.channel
  book.move(message, (ledger, batch) => putOff(ledger, step, generation, batch), {
    events: [{ code: 'try-later', channel }],
    sendAt,
  })
}

/** As long again as it has been due already, so the waits double by themselves. */
function backOff(dueForMs: number): number {
  return Math.min(hour, Math.max(15 * second, dueForMs))
}
