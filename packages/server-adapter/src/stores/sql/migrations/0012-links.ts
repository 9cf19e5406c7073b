import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Patients' links, by the hash of their tokens, the dates of birth that were tried on them, and those of a batch together. */
export const links: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table link (
    hash text primary key, message text not null, batch text not null, organisation text not null,
    issue integer not null, created_at bigint not null, expires_at bigint not null, wrong_tries integer not null,
    opened_at bigint, revoked_at bigint, revoked_by text)`,
  `create unique index link_message on link (message, issue)`,
  `create index link_batch on link (batch)`,
  `create table link_try (link text not null, batch text not null, at bigint not null, is_right integer not null)`,
  `create index link_try_newest on link_try (batch, at)`,
  `create table batch_link (
    batch text primary key references batch (id), organisation text not null, kind text not null,
    target text not null, links integer not null, opened integer not null, locked integer not null,
    not_me integer not null, cannot_open integer not null, revoked_at bigint, revoked_by text, closed_at bigint)`,
  `alter table try_text add column link_issue integer`,
  `create index batch_link_target on batch_link (organisation, kind, target)`,
]
