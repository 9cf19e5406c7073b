import { sql, type RawBuilder } from 'kysely'
import type { SqlContext } from './dialect.ts'
import { chunks } from './rows.ts'

export type SqlType = 'text' | 'integer' | 'bigint'

export interface ValueUpdate<Row> {
  readonly table: string
  readonly key: keyof Row & string
  /** Columns with their types: a list of values has none of its own. */
  readonly columns: Readonly<Record<keyof Row & string, SqlType>>
  readonly rows: readonly Row[]
}

/** Updates many rows, each with values of its own, in one statement for as many as fit. */
export async function updateFromValues<Row extends Readonly<Record<string, string | number | null>>>(
  { db, dialect }: SqlContext,
  { table, key, columns, rows }: ValueUpdate<Row>,
): Promise<void> {
  const names = Object.keys(columns)
  for (const part of chunks(rows, Math.floor(dialect.maxParameters / names.length))) {
    const values = part.map((row) => sql`(${sql.join(names.map((name) => typed(row[name], columns[name])))})`)
    const changes = names
      .filter((name) => name !== key)
      .map((name) => sql`${sql.ref(name)} = ${sql.ref(`v.${name}`)}`)
    await sql`
      with v(${sql.join(names.map((name) => sql.ref(name)))}) as (values ${sql.join(values)})
      update ${sql.table(table)} set ${sql.join(changes)} from v
      where ${sql.ref(`${table}.${key}`)} = ${sql.ref(`v.${key}`)}`.execute(db)
  }
}

const typed = (value: string | number | null | undefined, type: SqlType | undefined): RawBuilder<unknown> =>
  sql`cast(${value ?? null} as ${sql.raw(type ?? 'text')})`
