import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Outcomes by way of sending: of each message, and counted for each batch. Batches from before have none and show none;
 * a message that an older worker moved says what it said before, until it moves again.
 */
export const outcomesByWay: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [`alter table batch add column ways text`, `alter table message add column ways text`]
