import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is known of documents beside their bytes. */
export const documents: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        `create table document (
          id text primary key, organisation text not null, file_name text not null, content_type text not null,
          size bigint not null, findings text not null, text_read integer not null, uploaded_by text not null,
          uploaded_at bigint not null)`,
      )
      .execute(db)
  },
}
