import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Documents, in parts. One without a digest was removed: its id stays taken. */
export function attachments(bytes: string): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements(bytes)) await sql.raw(statement).execute(db)
    },
  }
}

const statements = (bytes: string): readonly string[] => [
  `create table attachment (
    id text primary key, content_type text not null, size bigint not null, part_size integer not null, digest text)`,
  `create table attachment_part (
    attachment text not null references attachment (id), number integer not null, bytes ${bytes} not null,
    primary key (attachment, number))`,
]
