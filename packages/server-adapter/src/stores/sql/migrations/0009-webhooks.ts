import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What hosts are told about, how far that is, and what they are still owed. */
export function webhooks(identity: string): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements(identity)) await sql.raw(statement).execute(db)
    },
  }
}

const statements = (identity: string): readonly string[] => [
  `create table webhook_event (
    seq ${identity}, id text not null unique, type text not null, organisation text not null, batch text not null,
    at bigint not null, body text not null)`,
  `create index webhook_event_oldest on webhook_event (at)`,
  `create table webhook_delivery (
    endpoint text not null, event text not null references webhook_event (id), due_at bigint not null,
    attempts integer not null, lease_token text, lease_until bigint, primary key (endpoint, event))`,
  `create index webhook_delivery_due on webhook_delivery (due_at)`,
  `create index webhook_delivery_event on webhook_delivery (event)`,
  `create table webhook_batch (batch text primary key references batch (id), told text not null)`,
  `create table webhook_mark (organisation text primary key, version bigint not null)`,
]
