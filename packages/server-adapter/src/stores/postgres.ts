import { randomBytes } from 'node:crypto'
import { CareBatchError } from '@carebatch/core'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Pool } from 'pg'
import type { BatchStore } from '../ports/batch-store.ts'
import { asIfSerial } from './postgres/as-if-serial.ts'
import { ownedPool } from './postgres/owned-pool.ts'
import { postgresMigrations } from './postgres/postgres-migrations.ts'
import type { SqlDialect } from './sql/dialect.ts'
import { migrate } from './sql/migrate.ts'
import type { Columns } from './sql/records.ts'
import type { Schema } from './sql/schema.ts'
import { sqlTables } from './sql/sql-tables.ts'

export interface PostgresOptions {
  /** The host's own: it stays open when the store is closed. Each piece of work takes one connection for a moment. */
  readonly pool: Pool
  /** Makes the secrets under which phone numbers are remembered. Default: 32 random bytes. */
  readonly newKey?: () => string
  /** Milliseconds by which leases are measured later than the database's clock says: lets a test pass time. Default: 0. */
  readonly clockAheadMs?: () => number
}

/**
 * One PostgreSQL database, 14 or later, many processes. Transactions are durable when they resolve (as the server's
 * `synchronous_commit` has it) and as if one ran after another: what is read in order to be changed is locked, in one
 * order everywhere. Rejects with `database-unavailable` while the server cannot be reached.
 */
export function postgres({
  pool,
  newKey = () => randomBytes(32).toString('base64url'),
  clockAheadMs = () => 0,
}: PostgresOptions): BatchStore {
  const dialect: SqlDialect = {
    ...manyWriters,
    now: async (tables) => {
      const { rows } = await databaseTime.execute(tables)
      return (rows[0]?.now ?? 0) + clockAheadMs()
    },
  }
  const own = ownedPool(pool)
  let database: Kysely<Schema> | undefined

  const present = (): Kysely<Schema> => {
    if (database === undefined) throw new CareBatchError('database-unreadable', { details: { open: false } })
    return database
  }

  return {
    name: 'postgres',
    supports: { manyProcesses: true },
    async open() {
      if (database !== undefined) return
      const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: own }) })
      own.watch()
      try {
        await asIfSerial(() => migrate(db, postgresMigrations))
        database = db
      } catch (failure) {
        own.unwatch()
        throw failure
      }
    },
    now: () => asIfSerial(() => dialect.now(present())),
    transaction: (_name, work) =>
      asIfSerial(() =>
        present()
          .transaction()
          .execute((db) => work(sqlTables({ db, dialect }, newKey))),
      ),
    snapshot: (_name, work) =>
      asIfSerial(() =>
        present()
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute((db) => work(sqlTables({ db, dialect: { ...dialect, ...withoutLocks } }, newKey))),
      ),
    async close() {
      if (database !== undefined) own.unwatch()
      database = undefined
    },
  }
}

const databaseTime = sql<{
  now: number
}>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`

/**
 * A row that must stay as it is until the transaction ends is locked with `for key share`: it holds off whoever stops a
 * batch (`for update`), and not those who count along in the same row.
 */
const manyWriters: Omit<SqlDialect, 'now'> = {
  breathe: async () => undefined,
  forUpdate: sql`for update`,
  forUpdateSkipLocked: sql`for update skip locked`,
  forShare: sql`for key share`,
  rowsAtOnce: 1_000,
  source: (columns, rows) => ({ text: recordset('$1', columns), parameters: [JSON.stringify(rows)] }),
  records: (columns, rows) => {
    const [before, after] = recordset('$1', columns).split('$1')
    return sql`${sql.raw(before ?? '')}${JSON.stringify(rows)}${sql.raw(after ?? '')}`
  },
  isAmong: (column, values) =>
    typeof values[0] === 'number'
      ? sql<boolean>`${sql.ref(column)} = any(${values}::bigint[])`
      : sql<boolean>`${sql.ref(column)} = any(${values}::text[])`,
}

const withoutLocks = { forUpdate: sql``, forShare: sql`` }

const recordset = (parameter: string, columns: Columns): string => {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  return `json_to_recordset(${parameter}::json) as v(${typed.join(', ')})`
}
