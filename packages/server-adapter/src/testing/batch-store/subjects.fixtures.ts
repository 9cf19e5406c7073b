import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import type { BatchStore } from '../../ports/batch-store.ts'
import { postgres } from '../../stores/postgres.ts'
import { dropTestPostgres, testPostgres } from '../../stores/postgres.fixtures.ts'
import { sqlite } from '../../stores/sqlite.ts'
import type { BatchStoreSubject } from '../batch-store-suite.ts'

type Wrap = (good: BatchStore) => BatchStore
const asItIs: Wrap = (good) => good

/** A SQLite file in a folder of its own. */
export async function sqliteSubject(wrap = asItIs): Promise<BatchStoreSubject> {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-'))
  let time = 0
  return subject(
    () => wrap(sqlite({ file: join(folder, 'batch.db'), realTime: () => time })),
    (ms) => void (time += ms),
    async () => rmSync(folder, { recursive: true }),
  )
}

/** A fresh database of a real server, and a pool of the host's. */
export async function postgresSubject(wrap = asItIs): Promise<BatchStoreSubject> {
  const connectionString = await testPostgres()
  const pool = new Pool({ connectionString, max: 5 })
  let ahead = 0
  return subject(
    () => wrap(postgres({ pool, clockAheadMs: () => ahead })),
    (ms) => void (ahead += ms),
    async () => {
      // Whoever drops the database cuts off what is just saying goodbye.
      pool.on('error', () => undefined)
      await pool.end()
      await dropTestPostgres(connectionString)
    },
  )
}

async function subject(
  make: () => BatchStore,
  passTime: (ms: number) => void,
  clear: () => Promise<void>,
): Promise<BatchStoreSubject> {
  const store = make()
  await store.open()
  return {
    store,
    passTime,
    async reopened() {
      await store.close()
      const again = make()
      await again.open()
      return again
    },
    async close() {
      await store.close()
      await clear()
    },
  }
}
