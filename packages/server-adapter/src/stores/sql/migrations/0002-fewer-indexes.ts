import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Every index is written at every change. This one served a question that only a clock moved by hand asks. */
export const fewerIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`drop index if exists task_next`.execute(db)
  },
}
