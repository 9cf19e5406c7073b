import assert from 'node:assert/strict'
import { child, type Child } from './child.ts'
import { storeAt } from './store-at.ts'

interface Confirmed {
  readonly id: string
  readonly ms: number
  readonly longestTurnMs: number
}

/** Sends one batch with so many processes, from the list to the last outcome, and checks the books afterwards. */
export async function sendBatch(place: string, messages: number, processes: number) {
  const [first = child('worker.ts', place), ...others] = Array.from({ length: processes }, () =>
    child('worker.ts', place),
  )
  const all = [first, ...others]
  for (const one of all) await one.tell('open')
  await first.tell('list', messages)
  const started = performance.now()
  const { ms, longestTurnMs } = (await first.tell('confirm', messages)) as Confirmed
  await Promise.all(all.map((one) => one.tell('send')))
  await Promise.all(all.map((one) => one.tell('sent')))
  const seconds = (performance.now() - started) / 1_000
  const peak = Math.max(...(await Promise.all(all.map((one) => one.tell('memory')))).map(Number))
  const recordsPerSecond = await records(first)
  for (const one of all) await one.tell('end')
  await checkBooks(storeAt(place), messages)
  return {
    store: place.startsWith('postgres') ? 'postgres' : 'sqlite',
    messages,
    messagesPerSecond: Math.round(messages / seconds),
    confirmMs: Math.round(ms),
    longestTurnMs: Math.round(longestTurnMs),
    recordsPerSecond,
    peakMiB: Math.round(peak),
  }
}

/** Entries a second of one organisation against a writer that answers at once. */
async function records(worker: Child): Promise<number> {
  const before = Number(await worker.tell('entries'))
  const started = performance.now()
  await worker.tell('records', 5_000)
  return Math.round((Number(await worker.tell('entries')) - before) / ((performance.now() - started) / 1_000))
}

/** Everybody is accepted, once, and what was counted along is what is there. */
async function checkBooks(store: ReturnType<typeof storeAt>, messages: number): Promise<void> {
  await store.open()
  await store.snapshot('check', async ({ batches }) => {
    const [batch] = await batches.list('larkfield')
    assert(batch)
    assert.equal(batch.counts.sending, messages)
    const { counts, records } = await batches.recount(batch.id)
    assert.deepEqual(batch.counts, counts)
    assert.deepEqual(batch.records, records)
    assert.equal(records.due + records.written, messages)
  })
  await store.close()
}
