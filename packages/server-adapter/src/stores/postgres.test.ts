import { test } from 'node:test'
import { Pool } from 'pg'
import { batchStoreSuite } from '../testing/batch-store-suite.ts'
import { postgres } from './postgres.ts'
import { dropTestPostgres, testPostgres } from './postgres.fixtures.ts'

batchStoreSuite({
  test,
  async make() {
    const connectionString = await testPostgres()
    const pool = new Pool({ connectionString, max: 5 })
    let ahead = 0
    const make = () => postgres({ pool, clockAheadMs: () => ahead })
    const store = make()
    await store.open()
    return {
      store,
      passTime: (ms) => void (ahead += ms),
      async reopened() {
        await store.close()
        const again = make()
        await again.open()
        return again
      },
      async close() {
        await store.close()
        await pool.end()
        await dropTestPostgres(connectionString)
      },
    }
  },
})
