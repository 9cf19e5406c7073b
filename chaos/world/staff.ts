import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '@carebatch/server-adapter/ports/clock'
import { storeAt, type StoreAt } from './store-at.ts'
import { priya, surgery } from './surgery.ts'

export interface Staff {
  /** Batches that they have let go on. */
  readonly answered: () => number
  /** They go home. */
  leave(): Promise<void>
}

const looksEachMs = 1_000

/**
 * People who are asked: what is due for a quarter of an hour without anybody sending it is held until they say so. That
 * is a quarter of a minute of the workers' fast clock, which a busy machine may well keep them waiting.
 */
export async function staffAt(at: StoreAt, batch: string, clock: Clock): Promise<Staff> {
  // Where the ledger is one process's, nobody else can look.
  if (at.kind === 'sqlite') return { answered: () => 0, async leave() {} }
  const store = storeAt(at)
  await store.open()
  const engine = surgery({ store, clock, senders: [], works: false })
  const home = new AbortController()
  let answered = 0

  async function look(): Promise<void> {
    const { hold, revision } = await engine.readBatch(priya, batch)
    if (hold?.why !== 'late') return
    await engine.resumeBatch(priya, batch, revision)
    answered++
  }
  const day = (async () => {
    while (!home.signal.aborted) {
      // The database may be away, or somebody else was first.
      await look().catch(() => undefined)
      await pause(looksEachMs, undefined, { signal: home.signal }).catch(() => undefined)
    }
  })()
  return {
    answered: () => answered,
    async leave() {
      home.abort()
      await day
      await store.close()
    },
  }
}
