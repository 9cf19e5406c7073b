import { parseUkPhoneNumber } from '@carebatch/core'
import type { StoreTables } from '../ports/batch-store.ts'
import type { Receipt } from '../ports/sender.ts'
import type { SubmissionMember } from '../ports/store/submission-table.ts'
import type { LedgerBook } from './ledger/ledger-book.ts'
import { numberHash, rememberedFor } from './lists/number-hash.ts'

interface News {
  readonly receipt: Receipt
  readonly member: SubmissionMember
}

/** When a text to a number did not arrive, by keyed hash of the number; undefined: one did. */
type Numbers = Map<string, number | undefined>

/** A number that a text did not reach is remembered, as a keyed hash; one that it reached is forgotten again. */
export async function rememberNumbers(
  tables: StoreTables,
  book: LedgerBook,
  news: readonly News[],
  now: number,
): Promise<void> {
  const texts = news.filter(
    ({ receipt: { what }, member: { message, step } }) =>
      (what === 'failed' || what === 'delivered') && book.message(message)?.plan[step]?.channel === 'sms',
  )
  if (texts.length === 0) return
  for (const [organisation, numbers] of await numbersOf(tables, book, texts))
    await save(tables, organisation, numbers, now)
}

/** By organisation; of several texts to one number the last counts. */
async function numbersOf(
  { organisations, messages }: StoreTables,
  book: LedgerBook,
  texts: readonly News[],
): Promise<ReadonlyMap<string, Numbers>> {
  const tryOf = ({ message, step, generation }: SubmissionMember) => `${message}:${step}:${generation}`
  const sent = await messages.texts([...new Set(texts.map(({ member }) => member.message))])
  const addresses = new Map(sent.map((text) => [tryOf(text), text.to]))
  const keys = new Map<string, string>()
  const found = new Map<string, Numbers>()
  for (const { receipt, member } of texts) {
    const organisation = book.message(member.message)?.organisation
    const to = addresses.get(tryOf(member)) ?? ''
    const number = parseUkPhoneNumber(to, { allowTestNumbers: true })?.e164
    if (organisation === undefined || number === undefined) continue
    const key = keys.get(organisation) ?? (await organisations.memoryKey(organisation))
    keys.set(organisation, key)
    const numbers = found.get(organisation) ?? new Map<string, number | undefined>()
    found.set(
      organisation,
      numbers.set(numberHash(key, number), receipt.what === 'failed' ? receipt.at : undefined),
    )
  }
  return found
}

/** Most texts arrive, and most numbers were never remembered: what is not there is not forgotten one by one. */
async function save(
  { organisations }: StoreTables,
  organisation: string,
  numbers: Numbers,
  now: number,
): Promise<void> {
  await organisations.forgetUndelivered(organisation, now - rememberedFor)
  const remembered = await organisations.undeliveredSince(organisation, [...numbers.keys()], 0)
  for (const [hash, at] of numbers)
    if (at !== undefined || remembered.has(hash))
      await organisations.rememberUndelivered(organisation, hash, at)
}
