import { findTry, parseUkPhoneNumber, type TimelineCode, type TryState } from '@carebatch/core'
import type { StoreTables } from '../ports/batch-store.ts'
import type { SubmissionMember } from '../ports/store/submission-table.ts'
import type { Receipt } from '../ports/sender.ts'
import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'
import { learn } from './ledger/learn.ts'
import { openBook, type LedgerBook } from './ledger/ledger-book.ts'
import { numberHash, rememberedFor } from './lists/number-hash.ts'
import { parseTryKey } from './try-key.ts'

const receiptsAtOnce = 500

const codes: Readonly<Record<Receipt['what'], TimelineCode>> = {
  accepted: 'accepted',
  delivered: 'delivered',
  read: 'read',
  failed: 'not-delivered',
}

/** Evidence from a provider. A receipt counts for its own step and generation, once, whenever it comes. */
export function applyReceipts(context: EngineContext): Engine['applyReceipts'] {
  return async (sender, receipts) => {
    for (let at = 0; at < receipts.length; at += receiptsAtOnce) {
      const part = receipts.slice(at, at + receiptsAtOnce)
      const wakeUps = await context.transaction('receipts', (tables) => apply(context, tables, sender, part))
      context.wake(wakeUps)
    }
  }
}

async function apply(
  context: EngineContext,
  tables: StoreTables,
  sender: string,
  receipts: readonly Receipt[],
) {
  const fresh = await tables.submissions.addReceipts(sender, receipts, context.now())
  const read = fresh.flatMap((receipt) => {
    const member = parseTryKey(receipt.key)
    return member === undefined ? [] : [{ receipt, member }]
  })
  if (read.length < fresh.length) context.logger.warn({ sender }, 'a receipt carries a key that is not ours')
  const book = await openBook(
    context,
    tables,
    read.map(({ member }) => member.message),
  )
  const named = read.flatMap(({ receipt: { providerId }, member }) =>
    providerId !== undefined && isKnownTry(book, member) ? [{ ...member, providerId }] : [],
  )
  await tables.messages.saveProviderIds(named)
  for (const { receipt, member } of read) {
    const what: TryState = receipt.what
    if (!isKnownTry(book, member)) continue
    const isNews = learn(book, member, { what, code: codes[receipt.what], why: receipt.why })
    if (isNews) await rememberNumber(tables, book, member, receipt, context.now())
  }
  return book.close()
}

/** A restored row may have forgotten tries: any of its steps may have been sent. */
function isKnownTry(book: LedgerBook, member: SubmissionMember): boolean {
  const ledger = book.message(member.message)?.ledger
  if (ledger?.restored === true && member.step < ledger.steps.length) return true
  return ledger !== undefined && findTry(ledger, member.step, member.generation) !== undefined
}

/** A number that a text did not reach is remembered, as a keyed hash; one that it reached is forgotten again. */
async function rememberNumber(
  { organisations, messages }: StoreTables,
  book: LedgerBook,
  { message: id, step, generation }: SubmissionMember,
  { what, at }: Receipt,
  now: number,
): Promise<void> {
  const message = book.message(id)
  if (message?.plan[step]?.channel !== 'sms' || (what !== 'failed' && what !== 'delivered')) return
  const texts = await messages.texts([id])
  const to = texts.find((text) => text.step === step && text.generation === generation)?.to
  const number = parseUkPhoneNumber(to ?? '', { allowTestNumbers: true })?.e164
  if (number === undefined) return
  const hash = numberHash(await organisations.memoryKey(message.organisation), number)
  await organisations.forgetUndelivered(message.organisation, now - rememberedFor)
  await organisations.rememberUndelivered(message.organisation, hash, what === 'failed' ? at : undefined)
}
