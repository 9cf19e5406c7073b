import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a provider calls a try that it accepted, so that it can be asked about it. */
export const providerIds: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(`alter table try_text add column provider_id text`).execute(db)
  },
}
