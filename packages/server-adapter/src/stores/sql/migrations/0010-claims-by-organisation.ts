import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What is claimed for one organisation at a time is found without passing by everything that waits for the others. Each
 * task is in one of the three.
 */
export const claimsByOrganisation: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create index task_send_work on task (channel, organisation, due_at, seq) where kind = 'send'`,
  `create index task_record_work on task (organisation, due_at, seq) where kind = 'record'`,
  `create index task_timer on task (kind, due_at, seq) where kind not in ('send', 'record')`,
  `drop index if exists task_due`,
  `drop index if exists task_record_leased`,
]
