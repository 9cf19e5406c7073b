import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BatchStore, StoreTables } from '../ports/batch-store.ts'
import { sqlite } from '../stores/sqlite.ts'
import { batchStoreSuite, type BatchStoreSubject } from './batch-store-suite.ts'

type Faults = (tables: StoreTables) => Partial<StoreTables>

/** A store with one fault, planted between a good store and whoever uses it. */
function broken(good: BatchStore, faults: Faults): BatchStore {
  return {
    ...good,
    transaction: (name, work) => good.transaction(name, (tables) => work({ ...tables, ...faults(tables) })),
  }
}

const faults: Readonly<Record<string, (good: BatchStore) => BatchStore>> = {
  'keeps what a failed transaction did': (good) => ({
    ...good,
    async transaction(name, work) {
      let failure: unknown
      const result = await good.transaction(name, (tables) =>
        work(tables).catch((thrown: unknown) => {
          failure = thrown
          return undefined
        }),
      )
      if (failure !== undefined || result === undefined) throw failure
      return result
    },
  }),
  'claims without a lease': (good) =>
    broken(good, ({ tasks }) => ({
      tasks: {
        ...tasks,
        async claim(claim) {
          const claimed = await tasks.claim(claim)
          await tasks.release(claimed, claim.lease.token)
          return claimed
        },
      },
    })),
  'claims what is not due yet': (good) =>
    broken(good, ({ tasks }) => ({
      tasks: { ...tasks, claim: (claim) => tasks.claim({ ...claim, now: 1e15 }) },
    })),
  'never ends a lease': (good) =>
    broken(good, ({ tasks }) => ({
      tasks: {
        ...tasks,
        claim: (claim) => tasks.claim({ ...claim, lease: { ...claim.lease, forMs: 1e15 } }),
      },
    })),
  'lets anybody pass the fence': (good) =>
    broken(good, ({ tasks }) => ({ tasks: { ...tasks, held: async (asked) => asked } })),
  'puts off without the token': (good) =>
    broken(good, ({ tasks }) => ({ tasks: { ...tasks, putOff: (asked, at) => tasks.putOff(asked, at) } })),
  'sets the time of a task back': (good) =>
    broken(good, ({ tasks }) => ({
      tasks: {
        ...tasks,
        async add(added) {
          await tasks.remove(added)
          await tasks.add(added)
        },
      },
    })),
  'takes over as if every call had been answered': (good) =>
    broken(good, ({ submissions }) => ({
      submissions: {
        ...submissions,
        async takeOver(now, lease) {
          const taken = await submissions.takeOver(now, lease)
          return taken && { ...taken, silent: false }
        },
      },
    })),
  'has every receipt for news': (good) =>
    broken(good, ({ submissions }) => ({
      submissions: { ...submissions, addReceipts: async (_sender, all) => all },
    })),
  'counts at another time': (good) =>
    broken(good, ({ batches }) => ({ batches: { ...batches, moveCounts: async () => undefined } })),
  'forgets what is known of a try': (good) =>
    broken(good, ({ messages }) => ({
      messages: {
        ...messages,
        save: (all) => messages.save(all.map((it) => ({ ...it, ledger: { ...it.ledger, tries: [] } }))),
      },
    })),
  'shows everybody everything': (good) =>
    broken(good, ({ batches }) => ({
      batches: { ...batches, find: async (_organisation, id) => (await batches.findAll([id]))[0] },
    })),
}

function subject(wrap: (good: BatchStore) => BatchStore): () => Promise<BatchStoreSubject> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carebatch-'))
    let time = 0
    const make = () => wrap(sqlite({ file: join(folder, 'batch.db'), realTime: () => time }))
    const store = make()
    await store.open()
    return {
      store,
      passTime: (ms) => void (time += ms),
      async reopened() {
        await store.close()
        const again = make()
        await again.open()
        return again
      },
      async close() {
        await store.close()
        rmSync(folder, { recursive: true })
      },
    }
  }
}

async function failuresOf(wrap: (good: BatchStore) => BatchStore): Promise<readonly string[]> {
  const cases: [string, () => Promise<void>][] = []
  batchStoreSuite({ test: (name, run) => cases.push([name, run]), make: subject(wrap) })
  const failures: string[] = []
  for (const [name, run] of cases) await run().catch(() => failures.push(name))
  return failures
}

for (const [fault, wrap] of Object.entries(faults)) {
  test(`the store suite catches a store that ${fault}`, async () => {
    assert.notDeepEqual(await failuresOf(wrap), [])
  })
}
