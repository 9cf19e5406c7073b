import { putOff, type TimelineCode } from '@carebatch/core'
import type { SendOutcome } from '../../ports/sender.ts'
import type { ProviderId } from '../../ports/store/message-table.ts'
import type { SubmissionMember } from '../../ports/store/submission-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { learn } from '../ledger/learn.ts'
import { openBook, type LedgerBook } from '../ledger/ledger-book.ts'
import { nextTryAt } from './back-off.ts'
import type { Answer } from './call-sender.ts'
import type { CommittedCall } from './commit-submissions.ts'
import { countRefusals, pauseRefused } from './count-refusals.ts'
import { leaveUnresolved } from './leave-unresolved.ts'

/**
 * Keeps what a call brought. "Accepted" and "duplicate" are evidence, whoever reports them. "Refused" and "try later"
 * count from the owner of the submission only, and only if every call of it was answered; otherwise they prove nothing.
 */
export async function finishSubmission(
  context: EngineContext,
  { sender, call, members, token }: CommittedCall,
  answer: Answer,
): Promise<void> {
  const { wakeUps, refused } = await context.transaction('finish', async (tables) => {
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
    await tables.messages.saveProviderIds(members.flatMap((member, at) => namedBy(member, answer?.[at])))
    if (isOwner) await leaveUnresolved(context, tables, book, submission, answer === undefined)
    const known = isKnown ? (answer ?? []) : []
    return {
      refused: await countRefusals(tables, book, sender.name, members, known),
      wakeUps: await book.close(),
    }
  })
  if (refused !== undefined) await pauseRefused(context, refused)
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
      if (isKnown) tryLater(context, book, member, outcome)
      return
    case undefined:
      return
  }
}

/** What the provider calls what it accepted, where it said so. */
function namedBy(member: SubmissionMember, outcome: SendOutcome | undefined): readonly ProviderId[] {
  const isTaken = outcome?.kind === 'accepted' || outcome?.kind === 'duplicate'
  return isTaken && outcome.providerId !== undefined ? [{ ...member, providerId: outcome.providerId }] : []
}

function tryLater(
  context: EngineContext,
  book: LedgerBook,
  { message, step, generation }: SubmissionMember,
  { afterMs, why }: Extract<SendOutcome, { kind: 'try-later' }>,
): void {
  const stored = book.message(message)
  const now = context.now()
  const sendAt = nextTryAt(stored?.triedSince ?? now, now, afterMs)
  const channel = stored?.plan[step]?.channel
  if (sendAt === undefined) {
    learn(book, { message, step, generation }, { what: 'no', code: 'refused', why: 'tried-too-long' })
    return
  }
  book.move(message, (ledger, batch) => putOff(ledger, step, generation, batch), {
    events: [{ code: 'try-later', channel, ...(why !== undefined && { detail: { why } }) }],
    sendAt,
  })
}
