import type { Deliver } from '../../ports/sandbox.ts'
import type { Receipt } from '../../ports/sender.ts'
import type { ProviderFile } from './provider-file.ts'
import { receiptPost } from './receipt-post.ts'

const perPost = 200

interface ReceiptRow extends Omit<Receipt, 'why'> {
  readonly why: string | null
}

export interface OwedReceipts {
  /** Hands over what is due, oldest first, and resolves to how many were taken. A post that is not answered 2xx ends it. */
  deliverDue(deliver: Deliver): Promise<number>
  nextDueAt(): number | undefined
}

/** The receipts that the provider still owes: each is kept until it was answered 2xx, as often as it is to come. */
export function owedReceipts({ database, secret }: ProviderFile, now: () => number): OwedReceipts {
  const nextSender = database.prepare<[number], { sender: string }>(
    'select sender from receipt where due_at <= ? order by due_at limit 1',
  )
  const due = database.prepare<[string, number, number], ReceiptRow>(
    'select id, key, what, why, at from receipt where sender = ? and due_at <= ? order by due_at limit ?',
  )
  const takeOne = database.prepare<[string]>('update receipt set times = times - 1 where id = ?')
  const removeDone = database.prepare('delete from receipt where times <= 0')
  const next = database.prepare<[], { at: number | null }>('select min(due_at) as at from receipt')

  const taken = database.transaction((receipts: readonly Receipt[]) => {
    for (const { id } of receipts) takeOne.run(id)
    removeDone.run()
  })

  async function deliverSome(deliver: Deliver): Promise<number> {
    const sender = nextSender.get(now())?.sender
    if (sender === undefined) return 0
    const receipts = due.all(sender, now(), perPost).map(({ why, ...receipt }): Receipt => ({
      ...receipt,
      ...(why !== null && { why }),
    }))
    const answer = await deliver(receiptPost(sender, receipts, secret))
    await answer.body?.cancel()
    if (!answer.ok) return 0
    taken(receipts)
    return receipts.length
  }

  return {
    async deliverDue(deliver) {
      let delivered = 0
      for (let some = await deliverSome(deliver); some > 0; some = await deliverSome(deliver))
        delivered += some
      return delivered
    },
    nextDueAt: () => next.get()?.at ?? undefined,
  }
}
