import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Look-ups are leased to one worker each; who is at an organisation's records, and what is missing there, is found at once. */
export const sharedLookUps: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `alter table patient_list add column lease_token text`,
  `alter table patient_list add column lease_until bigint`,
  `alter table patient_list add column looked_up_before integer not null default 0`,
  `alter table patient_list add column failing_since bigint`,
  `create index task_record_leased on task (organisation, lease_until)
    where kind = 'record' and lease_until is not null`,
  `create index message_gap on message (batch, line) where record = 'gap' or not_delivered = 'gap'`,
]
