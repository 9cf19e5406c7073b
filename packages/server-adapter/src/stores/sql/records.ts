import { sql, type RawBuilder } from 'kysely'
import type { SqlContext } from './dialect.ts'
import { chunks } from './rows.ts'
import type { Schema } from './schema.ts'

export type SqlType = 'text' | 'integer' | 'bigint'
/** Columns with their types: a list of values has none of its own. */
export type Columns = Readonly<Record<string, SqlType>>
type Value = string | number | null
export type SqlRecord = Readonly<Record<string, Value>>

/** Rows in one statement. Many values travel as one JSON text, so a statement reads the same however many there are. */
const rowsAtOnce = 1_000

export interface Insertion<Row> {
  readonly table: keyof Schema & string
  readonly columns: Readonly<Record<keyof Row & string, SqlType>>
  readonly rows: readonly Row[]
  /** What follows `on conflict`. Default: a row that is there already is an error. */
  readonly onConflict?: string
}

/** Adds many rows. */
export async function insertRecords<Row extends SqlRecord>(
  context: SqlContext,
  { table, columns, rows, onConflict }: Insertion<Row>,
): Promise<void> {
  const names = sql.raw(Object.keys(columns).join(', '))
  // `where true` keeps SQLite from reading `on conflict` as part of a join.
  const ending = sql.raw(onConflict === undefined ? '' : `where true on conflict ${onConflict}`)
  for (const [at, part] of chunks(rows, rowsAtOnce).entries()) {
    if (at > 0) await context.dialect.breathe()
    const source = context.dialect.records(columns, part)
    await sql`insert into ${sql.table(table)} (${names}) select ${names} from ${source} ${ending}`.execute(
      context.db,
    )
  }
}

export interface Change<Row> {
  readonly table: keyof Schema & string
  readonly key: keyof Row & string
  readonly columns: Readonly<Record<keyof Row & string, SqlType>>
  readonly rows: readonly Row[]
}

/** Updates many rows, each with values of its own. */
export async function updateRecords<Row extends SqlRecord>(
  context: SqlContext,
  { table, key, columns, rows }: Change<Row>,
): Promise<void> {
  const changed = Object.keys(columns).filter((name) => name !== key)
  const changes = sql.raw(changed.map((name) => `${name} = v.${name}`).join(', '))
  for (const [at, part] of chunks(rows, rowsAtOnce).entries()) {
    if (at > 0) await context.dialect.breathe()
    const source = context.dialect.records(columns, part)
    await sql`update ${sql.table(table)} set ${changes} from ${source}
      where ${sql.ref(`${table}.${key}`)} = ${sql.ref(`v.${key}`)}`.execute(context.db)
  }
}

/** That a row's columns are those of one of the records. */
export function isOneOf(
  { dialect }: SqlContext,
  columns: Columns,
  rows: readonly SqlRecord[],
): RawBuilder<boolean> {
  const names = sql.raw(Object.keys(columns).join(', '))
  return sql<boolean>`(${names}) in (select ${names} from ${dialect.records(columns, rows)})`
}
