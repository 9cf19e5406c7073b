import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import { postgres } from '@carebatch/server-adapter/stores/postgres'
import {
  startPostgres,
  type PostgresServer,
} from '@carebatch/server-adapter/stores/postgres/postgres-server.fixtures'
import { sqlite } from '@carebatch/server-adapter/stores/sqlite'
import { Client, Pool } from 'pg'

/** Where a ledger is; plain, so that it can be handed to another process. */
export type StoreAt =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string }
export type StoreKind = StoreAt['kind']

/** A store over it, with whatever pool it needs. Leases can be let run out by `aheadMs`. */
export function storeAt(at: StoreAt, aheadMs: () => number = () => 0): BatchStore {
  if (at.kind === 'sqlite') return sqlite({ file: at.file, realTime: () => Date.now() + aheadMs() })
  const pool = new Pool({ connectionString: at.url, max: 12 })
  const store = postgres({ pool, clockAheadMs: aheadMs })
  return {
    ...store,
    async close() {
      await store.close()
      if (!pool.ended) await pool.end()
    },
  }
}

/** Databases for one run of a proof: files in a folder, or a PostgreSQL server of its own that waits for the disk. */
export interface Databases {
  readonly kind: StoreKind
  /** A new, empty one. */
  fresh(): Promise<StoreAt>
  /** The server itself, where there is one. */
  readonly server: PostgresServer | undefined
  close(): Promise<void>
}

export async function databases(kind: StoreKind): Promise<Databases> {
  return kind === 'sqlite' ? files() : onServer(await startPostgres({ durable: true }))
}

function files(): Databases {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-chaos-'))
  let made = 0
  return {
    kind: 'sqlite',
    fresh: async () => ({ kind: 'sqlite', file: join(folder, `${++made}.db`) }),
    server: undefined,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function onServer(server: PostgresServer): Databases {
  let made = 0
  return {
    kind: 'postgres',
    async fresh() {
      const name = `chaos_${++made}`
      await onDatabase(server.url, `create database ${name}`)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      return { kind: 'postgres', url: url.href }
    },
    server,
    close: () => server.close(),
  }
}

/** One statement, on a connection of its own. */
export async function onDatabase(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
