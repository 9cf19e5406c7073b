import { sql, type Kysely } from 'kysely'
import { migrations, type MigrationTypes } from './migrations/migrations.ts'
import type { Schema } from './schema.ts'

/** What the databases spell differently. */
export interface MigrationDialect extends MigrationTypes {
  /** Statements at the beginning of the transaction, so that one process at a time is at it. */
  readonly first: readonly string[]
  /** What a migration does here alone, after what it does everywhere. */
  readonly also: Readonly<Record<string, readonly string[]>>
}

/**
 * Brings a database to the present schema, whole or not at all. Migrations that it has and this version does not know
 * are a newer version's: they only add, so this one goes on working beside it.
 */
export async function migrate(
  db: Kysely<Schema>,
  { first, also, ...types }: MigrationDialect,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const statement of first) await sql.raw(statement).execute(transaction)
    await sql`create table if not exists schema_migration (name text primary key, timestamp text not null)`.execute(
      transaction,
    )
    const { rows } = await sql<{ name: string }>`select name from schema_migration`.execute(transaction)
    const done = new Set(rows.map(({ name }) => name))
    for (const [name, migration] of Object.entries(migrations(types))) {
      if (done.has(name)) continue
      await migration.up(transaction)
      for (const statement of also[name] ?? []) await sql.raw(statement).execute(transaction)
      await sql`insert into schema_migration (name, timestamp) values (${name}, ${new Date().toISOString()})`.execute(
        transaction,
      )
    }
  })
}
