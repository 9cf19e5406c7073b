import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is kept of a batch's list to know it again. Batches from before have none and are not recognised. */
export const listFingerprints: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(`alter table batch add column fingerprint text`).execute(db)
  },
}
