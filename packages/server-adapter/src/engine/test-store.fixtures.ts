import { join } from 'node:path'
import { Pool } from 'pg'
import type { BatchStore } from '../ports/batch-store.ts'
import { postgres } from '../stores/postgres.ts'
import { testPostgres } from '../stores/postgres.fixtures.ts'
import { sqlite } from '../stores/sqlite.ts'

export const testStoreKinds = ['sqlite', 'postgres'] as const
export type TestStoreKind = (typeof testStoreKinds)[number]

export interface TestStore {
  /** A store on the same database, not yet open: what a process that was started anew would have. */
  make(): BatchStore
  end(): Promise<void>
}

/** A real database of this kind, for one test. */
export async function testStore(
  kind: TestStoreKind,
  folder: string,
  realTime?: () => number,
): Promise<TestStore> {
  if (kind === 'sqlite') {
    const options = { file: join(folder, 'batch.db'), ...(realTime && { realTime }) }
    return { make: () => sqlite(options), async end() {} }
  }
  const pool = new Pool({ connectionString: await testPostgres(), max: 8 })
  // A lease of a process that is gone runs out by itself; for the next one here it has.
  let processes = 0
  return {
    make: () => {
      const aheadMs = processes++ * 3_600_000
      return postgres({ pool, clockAheadMs: () => aheadMs })
    },
    end: () => pool.end(),
  }
}
