import { findTry, type TimelineCode } from '@carebatch/core'
import type { StoreTables } from '../ports/batch-store.ts'
import type { SubmissionMember } from '../ports/store/submission-table.ts'
import type { Receipt } from '../ports/sender.ts'
import type { Engine } from './engine.ts'
import type { EngineContext } from './engine-context.ts'
import { gathered } from './gathered.ts'
import { learn } from './ledger/learn.ts'
import { openBook, type LedgerBook } from './ledger/ledger-book.ts'
import { rememberNumbers } from './remember-numbers.ts'
import { parseTryKey } from './try-key.ts'

const receiptsAtOnce = 500

const codes: Readonly<Record<Receipt['what'], TimelineCode>> = {
  accepted: 'accepted',
  delivered: 'delivered',
  read: 'read',
  failed: 'not-delivered',
}

/**
 * Evidence from a provider. A receipt counts for its own step and generation, once, whenever it comes. Resolves when all
 * of them are durable; callbacks that come at the same moment share a transaction.
 */
export function applyReceipts(context: EngineContext): Engine['applyReceipts'] {
  const bySender = new Map<string, (receipts: readonly Receipt[]) => Promise<void>>()

  function writerOf(sender: string): (receipts: readonly Receipt[]) => Promise<void> {
    const known = bySender.get(sender)
    if (known !== undefined) return known
    const writer = gathered<Receipt>(receiptsAtOnce, async (receipts) => {
      const wakeUps = await context.transaction('receipts', (tables) =>
        apply(context, tables, sender, receipts),
      )
      context.wake(wakeUps)
    })
    bySender.set(sender, writer)
    return writer
  }

  return async (sender, receipts) => {
    for (let at = 0; at < receipts.length; at += receiptsAtOnce)
      await writerOf(sender)(receipts.slice(at, at + receiptsAtOnce))
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
  const news = read.filter(
    ({ receipt: { what, why }, member }) =>
      isKnownTry(book, member) && learn(book, member, { what, code: codes[what], why }),
  )
  await rememberNumbers(tables, book, news, context.now())
  return book.close()
}

/** A restored row may have forgotten tries: any of its steps may have been sent. */
function isKnownTry(book: LedgerBook, member: SubmissionMember): boolean {
  const ledger = book.message(member.message)?.ledger
  if (ledger?.restored === true && member.step < ledger.steps.length) return true
  return ledger !== undefined && findTry(ledger, member.step, member.generation) !== undefined
}
