import assert from 'node:assert/strict'
import { loadavg } from 'node:os'
import { child, childWith, smallHeap, type Child } from './child.ts'
import { storeAt } from './store-at.ts'

interface Confirmed {
  readonly id: string
  readonly ms: number
  readonly longestTurnMs: number
}

/**
 * Sends one batch, from the list to the last outcome, and checks the books afterwards. Where several processes may work
 * on the store, two of them send, and a third one, which serves requests, takes the list and the confirmation.
 */
export async function sendBatch(place: string, messages: number) {
  const isShared = place.startsWith('postgres')
  const worker = () => childWith(isShared ? smallHeap : [], 'worker.ts', place)
  const first = worker()
  const workers = isShared ? [first, worker()] : [first]
  const api = isShared ? child('worker.ts', place, 'api') : first
  const all = new Set([...workers, api])
  for (const one of all) await one.tell('open')
  await api.tell('list', messages)
  const started = performance.now()
  const { ms, longestTurnMs } = (await api.tell('confirm', messages)) as Confirmed
  await Promise.all(workers.map((one) => one.tell('send')))
  await first.tell('sent')
  const seconds = (performance.now() - started) / 1_000
  const memory = async (one: Child) => Math.round(Number(await one.tell('memory')))
  const peaks = await Promise.all(workers.map(memory))
  const confirmedIn = isShared ? { confirmPeakMiB: await memory(api) } : {}
  const recordsPerSecond = await records(first)
  for (const one of all) await one.tell('end')
  await checkBooks(storeAt(place), messages)
  return {
    store: isShared ? 'postgres' : 'sqlite',
    messages,
    messagesPerSecond: Math.round(messages / seconds),
    confirmMs: Math.round(ms),
    longestTurnMs: Math.round(longestTurnMs),
    recordsPerSecond,
    peakMiB: Math.max(...peaks),
    load: Math.round(loadavg()[0] ?? 0),
    ...confirmedIn,
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
