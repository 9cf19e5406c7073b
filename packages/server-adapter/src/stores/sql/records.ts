import { CompiledQuery, sql, type RawBuilder } from 'kysely'
import type { SqlContext } from './dialect.ts'
import { chunks } from './rows.ts'
import type { Schema } from './schema.ts'

export type SqlType = 'text' | 'integer' | 'bigint'
/** Columns with their types: a list of values has none of its own. */
export type Columns = Readonly<Record<string, SqlType>>
type Value = string | number | null
export type SqlRecord = Readonly<Record<string, Value>>

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
  const names = Object.keys(columns).join(', ')
  // `where true` keeps SQLite from reading `on conflict` as part of a join.
  const ending = onConflict === undefined ? '' : `where true on conflict ${onConflict}`
  await inParts(
    context,
    columns,
    rows,
    (source) => `insert into ${quoted(table)} (${names}) select ${names} from ${source} ${ending}`,
  )
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
  const changes = changed.map((name) => `${name} = v.${name}`).join(', ')
  const isSame = `${quoted(table)}.${key} = v.${key}`
  await inParts(
    context,
    columns,
    rows,
    (source) => `update ${quoted(table)} set ${changes} from ${source} where ${isSame}`,
  )
}

const quoted = (name: string): string => `"${name}"`

async function inParts(
  { db, dialect }: SqlContext,
  columns: Columns,
  rows: readonly SqlRecord[],
  statement: (source: string) => string,
): Promise<void> {
  for (const [at, part] of chunks(rows, dialect.rowsAtOnce).entries()) {
    if (at > 0 && at % 10 === 0) await dialect.breathe()
    const { text, parameters } = dialect.source(columns, part)
    await db.executeQuery(CompiledQuery.raw(statement(text), parameters))
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
