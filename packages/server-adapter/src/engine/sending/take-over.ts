import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredSubmission } from '../../ports/store/submission-table.ts'
import type { Sender } from '../../ports/sender.ts'
import type { EngineContext } from '../engine-context.ts'
import { frozen } from '../holds/frozen.ts'
import type { LaneStep } from '../lanes.ts'
import { fillLinks } from '../links/fill-links.ts'
import { learn } from '../ledger/learn.ts'
import { openBook } from '../ledger/ledger-book.ts'
import { tryKey } from '../try-key.ts'
import { callAndFinish } from './call-and-finish.ts'
import { nameOf } from './call-sender.ts'
import { hashOf, type CommittedCall } from './commit-submissions.ts'
import { leaveUnresolved } from './leave-unresolved.ts'
import { sendCall } from './send-call.ts'

type NextStep =
  | { readonly kind: 'given-up' }
  | { readonly kind: 'repeat'; readonly committed: CommittedCall }
  | {
      readonly kind: 'ask'
      readonly sender: Sender
      readonly submission: StoredSubmission
      readonly token: string
    }

/**
 * Takes over a submission whose owner is gone or which waits for its next attempt: always as a whole, and as silent,
 * since a call without an answer may still arrive.
 */
export function takeOver(context: EngineContext): LaneStep {
  return async () => {
    const lease = context.newLease()
    const next = await context.transaction('take-over', async (tables) => {
      const submission = await tables.submissions.takeOver(context.now(), lease, await frozen(tables))
      if (submission === undefined) return undefined
      const { reference, calls, asks } = submission
      const piece = `${reference}:${calls}:${asks}`
      return { ...(await decide(context, tables, submission, lease.token)), piece }
    })
    if (next === undefined) return undefined
    if (next.kind === 'repeat') await callAndFinish(context, next.committed)
    if (next.kind === 'ask') await ask(context, next)
    return next.piece
  }
}

async function decide(
  context: EngineContext,
  tables: StoreTables,
  submission: StoredSubmission,
  token: string,
): Promise<NextStep> {
  const sender = context.senderNamed(submission.sender)
  if (sender?.dedupe === 'lookup' && submission.asks < mostAsks) {
    await tables.submissions.count(submission.reference, 'asks')
    return { kind: 'ask', sender, submission: { ...submission, asks: submission.asks + 1 }, token }
  }
  const committed = sender && (await repeatOf(context, tables, sender, submission, token))
  if (committed !== undefined) {
    await tables.submissions.count(submission.reference, 'calls')
    const at = context.now()
    await tables.messages.addEvents(
      submission.members.map(({ message }) => ({ message, at, code: 'repeated' })),
    )
    return { kind: 'repeat', committed }
  }
  await giveUp(context, tables, submission)
  return { kind: 'given-up' }
}

const mostAsks = 3
const mostCalls = 5

/** The same call again, if the provider will know it again and it is provably the same. */
async function repeatOf(
  context: EngineContext,
  tables: StoreTables,
  sender: Sender,
  submission: StoredSubmission,
  token: string,
): Promise<CommittedCall | undefined> {
  const { reference, organisation, from, members, calls, firstCalledAt } = submission
  const isRemembered = context.now() < firstCalledAt + sender.supports.remembersForMs
  if (sender.dedupe !== 'by-reference' || calls >= mostCalls || !isRemembered) return undefined
  const ids = members.map(({ message }) => message)
  const kept = (await tables.messages.texts(ids)).map(fillLinks(context))
  const stored = new Map(kept.map((text) => [tryKey(text), text]))
  const texts = members.map((member) => stored.get(tryKey(member))).filter((text) => text !== undefined)
  const messages = await tables.messages.findAll(ids)
  const nhsNumbers = new Map(messages.map(({ id, nhsNumber }) => [id, nhsNumber]))
  const call = sendCall({ reference, organisation, from, texts, nhsNumbers })
  if (hashOf(call) !== submission.payloadHash) {
    context.logger.error({ reference }, 'a call could not be made again as it was: not repeated')
    return undefined
  }
  return { sender, call, members, token }
}

async function giveUp(
  context: EngineContext,
  tables: StoreTables,
  submission: StoredSubmission,
): Promise<void> {
  const book = await openBook(
    context,
    tables,
    submission.members.map(({ message }) => message),
  )
  const exhausted = { ...submission, calls: mostCalls, asks: mostAsks }
  await leaveUnresolved(context, tables, book, exhausted, true)
  await book.close()
}

/** What the provider has was accepted. What it does not find may still be on its way: that proves nothing. */
async function ask(
  context: EngineContext,
  { sender, submission, token }: Extract<NextStep, { kind: 'ask' }>,
): Promise<void> {
  const found = await lookUp(context, sender, submission)
  const wakeUps = await context.transaction('finish-asking', async (tables) => {
    const { reference, members } = submission
    const isOwner = await tables.submissions.isOwner(reference, token)
    const book = await openBook(
      context,
      tables,
      members.map(({ message }) => message),
    )
    for (const member of members) {
      if (found.has(tryKey(member))) learn(book, member, { what: 'accepted', code: 'accepted-before' })
      else if (isOwner) book.note(member.message, { code: 'asked', detail: { found: false } })
    }
    if (isOwner) await leaveUnresolved(context, tables, book, submission, false)
    return book.close()
  })
  context.wake(wakeUps)
}

async function lookUp(
  context: EngineContext,
  sender: Sender,
  { members }: StoredSubmission,
): Promise<ReadonlySet<string>> {
  try {
    return await sender.lookUp(members.map(tryKey), AbortSignal.timeout(context.callTimeoutMs))
  } catch (failure) {
    context.logger.warn({ sender: sender.name, failure: nameOf(failure) }, 'a provider could not be asked')
    return new Set()
  }
}
