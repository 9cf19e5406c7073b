import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import type { Ledger, LedgerRow } from './ledger.ts'

const rowsAtOnce = 1_000

/** Every row of a batch and the counts beside them, through the store's port and in one transaction. */
export function readLedger(store: BatchStore, organisation: string, batch: string): Promise<Ledger> {
  return store.snapshot('check', async ({ batches, messages }) => {
    const rows: LedgerRow[] = []
    for (let after: number | undefined = 0; after !== undefined;) {
      const page = await messages.page(batch, { after, limit: rowsAtOnce })
      for (const { id, line, nhsNumber, state, ledger } of page.messages)
        rows.push({ id, line, nhsNumber, state, record: ledger.record })
      after = page.messages.length < rowsAtOnce ? undefined : page.messages.at(-1)?.line
    }
    const counts = (await batches.find(organisation, batch))?.counts ?? {}
    return { rows, counts: { ...counts } }
  })
}
