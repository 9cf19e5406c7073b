import { findTry, generationOf, restoreMessage } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredMessage, StoredTry } from '../../ports/store/message-table.ts'
import type { SubmissionMember } from '../../ports/store/submission-table.ts'
import type { Sender } from '../../ports/sender.ts'
import { prepareBatch } from '../batches/prepare-batch.ts'
import { withdrawStopped } from '../batches/stop-batch.ts'
import type { EngineContext } from '../engine-context.ts'
import { learn } from '../ledger/learn.ts'
import { openBook, type LedgerBook } from '../ledger/ledger-book.ts'
import { nameOf } from '../sending/call-sender.ts'
import { fieldsOf, linkMaskOf, renderTry } from '../sending/render-try.ts'
import { tryKey } from '../try-key.ts'

const rowsAtOnce = 5_000
const keysAtOnce = 500

/**
 * The store comes from a backup: whatever could still have left may have left since. Every organisation is held, open
 * submissions are dropped, and each message from which something could leave counts as unknown for its pending step.
 * Providers that can be asked are asked. Once for each name, and a crash is gone on after.
 */
export async function restoreFromBackup(context: EngineContext): Promise<void> {
  const { holdDispatch } = context
  if (holdDispatch === false) return
  const name = holdDispatch === true ? context.randomId() : holdDispatch
  const batches = await context.transaction('hold-restored', async (tables) => {
    const since = context.now()
    if (!(await tables.holds.beginRestore(name, since))) return undefined
    await tables.holds.addToAll({ why: 'restored', since, by: undefined })
    await tables.submissions.removeAll()
    return tables.batches.everyBatch()
  })
  if (batches === undefined) return
  context.logger.warn(
    { batches: batches.length },
    'restored from a backup: nothing leaves until it is released',
  )
  for (const batch of batches) await restoreBatch(context, batch)
  await context.transaction('restore-done', ({ holds }) => holds.finishRestore(name))
}

/** What was interrupted before the backup is finished first: a stop from before it held, so nothing left after it. */
async function restoreBatch(context: EngineContext, batch: StoredBatch): Promise<void> {
  await prepareBatch(context, batch)
  if (batch.stopPending) await withdrawStopped(context, batch)
  for (let after: number | undefined = 0; after !== undefined;) {
    const part = await restorePart(context, batch.id, after)
    await askWhoHasIt(context, part)
    after = part.length < rowsAtOnce ? undefined : part.at(-1)?.line
  }
}

async function restorePart(
  context: EngineContext,
  batch: string,
  after: number,
): Promise<readonly StoredMessage[]> {
  return context.transaction('restore-part', async (tables) => {
    const part = await tables.messages.after(batch, after, rowsAtOnce)
    const book = await openBook(
      context,
      tables,
      part.map(({ id }) => id),
    )
    for (const { id } of part) {
      book.move(id, restoreMessage, { restores: true, events: [{ code: 'restored' }] })
    }
    await saveTexts(context, tables, book, part)
    await book.close()
    return part.map((message) => book.message(message.id) ?? message)
  })
}

/** What may have been sent since, as it would have been: a record entry needs it where evidence comes. */
async function saveTexts(
  context: EngineContext,
  tables: StoreTables,
  book: LedgerBook,
  part: readonly StoredMessage[],
): Promise<void> {
  const batches = [...new Set(part.map(({ batch }) => batch))].flatMap((id) => book.batch(id) ?? [])
  const fields = await fieldsOf(tables, part, batches)
  const texts = part.flatMap((before) => {
    const message = book.message(before.id)
    const batch = book.batch(before.batch)
    if (message?.ledger.restored !== true || batch === undefined) return []
    return triesToAskAbout(message).flatMap(({ member }): StoredTry[] => {
      const planned = message.plan[member.step]
      if (planned === undefined || findTry(before.ledger, member.step, member.generation)) return []
      const rendered = renderTry(message, batch, planned, fields, linkMaskOf(context, batch))
      const { channel, address: to } = planned
      const submittedAt = message.dueAt ?? context.now()
      return rendered === undefined
        ? []
        : [
            {
              ...member,
              what: 'unknown',
              channel,
              to,
              subject: rendered.subject,
              body: rendered.body,
              submittedAt,
            },
          ]
    })
  })
  await tables.messages.saveTexts(texts)
}

/** Being found confirms it; not being found proves nothing. A provider that does not answer leaves all as it is. */
async function askWhoHasIt(context: EngineContext, part: readonly StoredMessage[]): Promise<void> {
  const questions = part.filter(({ ledger }) => ledger.restored).flatMap(triesToAskAbout)
  for (const sender of context.senders.filter(({ dedupe }) => dedupe === 'lookup')) {
    const its = questions.filter(({ channel }) => context.senderFor(channel) === sender)
    for (let at = 0; at < its.length; at += keysAtOnce) {
      await ask(
        context,
        sender,
        its.slice(at, at + keysAtOnce).map(({ member }) => member),
      )
    }
  }
}

/** Each step from the present one on, under its generation and under the one that a person may have raised it to. */
function triesToAskAbout({ id, ledger }: StoredMessage) {
  return ledger.steps.flatMap(({ channel }, step) => {
    if (step < ledger.step) return []
    const generation = generationOf(ledger, step)
    const members: SubmissionMember[] = [
      { message: id, step, generation },
      { message: id, step, generation: generation + 1 },
    ]
    return members.map((member) => ({ channel, member }))
  })
}

async function ask(
  context: EngineContext,
  sender: Sender,
  members: readonly SubmissionMember[],
): Promise<void> {
  try {
    const found = await sender.lookUp(members.map(tryKey), AbortSignal.timeout(context.callTimeoutMs))
    const known = members.filter((member) => found.has(tryKey(member)))
    await context.transaction('restore-found', async (tables) => {
      const book = await openBook(
        context,
        tables,
        known.map(({ message }) => message),
      )
      for (const member of known) learn(book, member, { what: 'accepted', code: 'accepted-before' })
      await book.close()
    })
  } catch (failure) {
    context.logger.warn({ sender: sender.name, failure: nameOf(failure) }, 'a provider could not be asked')
  }
}
