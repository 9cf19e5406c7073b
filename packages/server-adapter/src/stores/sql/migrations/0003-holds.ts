import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What holds batches and organisations back, and what a message needs to know of it. */
export const holds: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `alter table message add column restored integer not null default 0`,
  `alter table message add column tried_since bigint`,
  `create index message_held on message (batch, line) where held = 1`,
  `create table batch_steering (
    batch text primary key references batch (id), revision integer not null, hold text, hold_until bigint,
    release text, any_hour integer not null, timing text, spread text, is_under_way integer not null)`,
  `create index batch_steering_under_way on batch_steering (batch) where is_under_way = 1`,
  `create index batch_steering_until on batch_steering (hold_until) where hold_until is not null`,
  `create table organisation_hold (
    organisation text not null, why text not null, since bigint not null, by_whom text,
    primary key (organisation, why))`,
  `create table dispatch_lane (
    organisation text not null, channel text not null, claimed_at bigint not null,
    primary key (organisation, channel))`,
  `create table refusal_streak (
    organisation text not null, sender text not null, in_a_row integer not null,
    primary key (organisation, sender))`,
  `create table restore (name text primary key, at bigint not null, is_finished integer not null)`,
]
