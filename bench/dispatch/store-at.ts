import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import { postgres } from '@carebatch/server-adapter/stores/postgres'
import { sqlite } from '@carebatch/server-adapter/stores/sqlite'
import { Pool } from 'pg'

/** A SQLite file, or a PostgreSQL connection string. */
export function storeAt(place: string): BatchStore {
  if (!place.startsWith('postgres')) return sqlite({ file: place })
  const pool = new Pool({ connectionString: place, max: 10 })
  const store = postgres({ pool })
  return {
    ...store,
    async close() {
      await store.close()
      await pool.end()
    },
  }
}
