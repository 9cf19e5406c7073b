import assert from 'node:assert/strict'
import { child } from '../dispatch/child.ts'
import { storeAt } from '../dispatch/store-at.ts'
import type { Acknowledged } from './caller.ts'

export interface CallbackLoad {
  /** Callbacks a second, and messages a second that are sent meanwhile. */
  readonly rate: number
  readonly seconds: number
}

const here = (script: string) => new URL(script, import.meta.url)

/**
 * Sends one batch, then a second one at `rate`, while everybody of the first is reported as delivered; checks the books.
 * Where several processes may work on the store, one takes the callbacks and another sends.
 */
export async function reportBack(place: string, { rate, seconds }: CallbackLoad) {
  const isShared = place.startsWith('postgres')
  const callbacks = rate * seconds
  const worker = child(here('server.ts'), place, 'both')
  await worker.tell('open')
  const server = isShared ? child(here('server.ts'), place, 'api') : worker
  if (server !== worker) await server.tell('open')
  const caller = child(here('caller.ts'))

  await worker.tell('send', callbacks)
  const keys = (await worker.tell('accepted', callbacks)) as readonly string[]
  await worker.tell('limit', rate)
  await worker.tell('send', callbacks + rate * 20)
  const port = Number(await server.tell('listen'))
  await caller.tell('prepare', { port, rate, keys })
  const before = Number(await worker.tell('count'))
  const { times, statuses, ms } = (await caller.tell('call')) as Acknowledged
  const sent = Number(await worker.tell('count')) - before

  for (const each of new Set([caller, server, worker])) await each.tell('end')
  assert.deepEqual(statuses, { 204: callbacks })
  await checkDelivered(storeAt(place), callbacks)
  const sorted = times.toSorted((one, other) => one - other)
  const percentile = (part: number) => Math.round(10 * (sorted[Math.floor(sorted.length * part)] ?? 0)) / 10
  return {
    store: isShared ? 'postgres' : 'sqlite',
    callbacks,
    callbacksPerSecond: Math.round((1_000 * callbacks) / ms),
    sentPerSecond: Math.round((1_000 * sent) / ms),
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
    maxMs: percentile(0.999_999),
  }
}

/** What was acknowledged is in the ledger, and what was counted along is what is there. */
async function checkDelivered(store: ReturnType<typeof storeAt>, callbacks: number): Promise<void> {
  await store.open()
  await store.snapshot('check', async ({ batches }) => {
    let delivered = 0
    for (const { id, counts } of await batches.list('larkfield')) {
      assert.deepEqual(counts, (await batches.recount(id)).counts)
      delivered += counts.delivered
    }
    assert.equal(delivered, callbacks)
  })
  await store.close()
}
