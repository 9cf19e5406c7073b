import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BatchStore } from '../ports/batch-store.ts'
import { batchStoreSuite, type BatchStoreSubject } from './batch-store-suite.ts'
import { brokenSideBySide, brokenStores } from './batch-store/broken-stores.fixtures.ts'
import { postgresSubject, sqliteSubject } from './batch-store/subjects.fixtures.ts'

type Make = (wrap: (good: BatchStore) => BatchStore) => Promise<BatchStoreSubject>

/** Runs one case of the suite. */
async function runCase(name: string, make: () => Promise<BatchStoreSubject>): Promise<void> {
  const cases = new Map<string, () => Promise<void>>()
  batchStoreSuite({ test: (title, run) => cases.set(title, run), make })
  const run = cases.get(`store: ${name}`)
  assert(run, `there is no case "${name}"`)
  await run()
}

const stores: readonly (readonly [string, Make, typeof brokenStores])[] = [
  ['SQLite', sqliteSubject, brokenStores],
  ['PostgreSQL', postgresSubject, { ...brokenStores, ...brokenSideBySide }],
]

for (const [database, make, broken] of stores) {
  for (const [fault, { caughtBy, wrap }] of Object.entries(broken)) {
    test(`on ${database}, a store that ${fault} is caught by: ${caughtBy}`, async () => {
      await assert.rejects(
        runCase(caughtBy, () => make(wrap)),
        `the case let it pass`,
      )
    })
  }
}
