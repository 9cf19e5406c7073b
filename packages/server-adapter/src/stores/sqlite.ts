import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { CareBatchError } from '@carebatch/core'
import Database from 'better-sqlite3'
import { Kysely, sql, SqliteDialect } from 'kysely'
import type { BatchStore, StoreTables } from '../ports/batch-store.ts'
import { cachedStatements } from './sqlite/cached-statements.ts'
import { holdLock } from './sqlite/lock-file.ts'
import type { SqlDialect } from './sql/dialect.ts'
import { migrate } from './sql/migrate.ts'
import type { Schema } from './sql/schema.ts'
import { sqlTables } from './sql/sql-tables.ts'

export interface SqliteOptions {
  readonly file: string
  /** The clock of leases, milliseconds. Default: the machine's. */
  readonly realTime?: () => number
  /** Makes the secrets under which phone numbers are remembered. Default: 32 random bytes. */
  readonly newKey?: () => string
}

interface Connection {
  readonly db: Kysely<Schema>
  readonly release: () => void
}

/**
 * One SQLite file, one process. Transactions are durable when they resolve (WAL, synchronous FULL) and run one after
 * another on one connection.
 */
export function sqlite({
  file,
  realTime = Date.now,
  newKey = () => randomBytes(32).toString('base64url'),
}: SqliteOptions): BatchStore {
  const dialect: SqlDialect = { ...oneWriter, now: async () => realTime() }
  let connection: Connection | undefined

  const present = (): Connection => {
    if (connection === undefined)
      throw new CareBatchError('database-unreadable', { details: { open: false } })
    return connection
  }

  async function inTurn<Result>(work: (tables: StoreTables) => Promise<Result>): Promise<Result> {
    const { db: database } = present()
    const result = await database.transaction().execute((db) => work(sqlTables({ db, dialect }, newKey)))
    // better-sqlite3 never waits, so workers that go from one transaction to the next would let nobody else in.
    await setImmediate()
    return result
  }

  return {
    name: 'sqlite',
    supports: { manyProcesses: false },
    async open() {
      if (connection !== undefined) return
      const release = holdLock(file)
      try {
        const db = connect(file)
        connection = { db, release }
        await migrate(db, {
          identity: 'integer primary key autoincrement',
          bytes: 'blob',
          first: [],
          also: {},
        })
        await freeLeases(db)
      } catch (cause) {
        await connection?.db.destroy()
        connection = undefined
        release()
        throw new CareBatchError('database-unreadable', { cause })
      }
    },
    now: async () => realTime(),
    transaction: (_name, work) => inTurn(work),
    snapshot: (_name, work) => inTurn(work),
    async close() {
      const open = connection
      connection = undefined
      await open?.db.destroy()
      open?.release()
    },
  }
}

/** Locking reads say nothing here: nobody else writes. */
const oneWriter: Omit<SqlDialect, 'now'> = {
  breathe: () => setImmediate(),
  forUpdate: sql``,
  forUpdateSkipLocked: sql``,
  forShare: sql``,
  // Values of their own are more than twice as fast to write as values of a JSON text.
  rowsAtOnce: 100,
  source: (columns, rows) => {
    const names = Object.keys(columns)
    const row = `(${names.map(() => '?').join(', ')})`
    const named = names.map((name, at) => `column${at + 1} as ${name}`)
    return {
      text: `(select ${named.join(', ')} from (values ${rows.map(() => row).join(', ')})) as v`,
      parameters: rows.flatMap((it) => names.map((name) => it[name] ?? null)),
    }
  },
  records: (columns, rows) => {
    const values = Object.keys(columns).map((name, at) => `value ->> ${at} as ${name}`)
    const texts = JSON.stringify(rows.map((row) => Object.keys(columns).map((name) => row[name])))
    // The limit keeps the values together: otherwise the planner may read them once for each row of the table.
    return sql`(select ${sql.raw(values.join(', '))} from json_each(${texts}) limit -1) as v`
  },
  isAmong: (column, values) =>
    sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
}

function connect(file: string): Kysely<Schema> {
  const database = new Database(file, { timeout: 5_000 })
  database.pragma('journal_mode = wal')
  database.pragma('synchronous = full')
  database.pragma('foreign_keys = on')
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: cachedStatements(database) }) })
}

/** Whoever held a lease is dead: this process holds the lock of the file. */
async function freeLeases(db: Kysely<Schema>): Promise<void> {
  const free = { lease_token: null, lease_until: null }
  await db.updateTable('task').set(free).where('lease_token', 'is not', null).execute()
  await db.updateTable('patient_list').set(free).where('lease_token', 'is not', null).execute()
  await db.updateTable('webhook_delivery').set(free).where('lease_token', 'is not', null).execute()
  await db.updateTable('submission').set(free).where('lease_token', 'is not', null).execute()
}
