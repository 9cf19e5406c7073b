import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Questionnaires as batches were sent with them, who approved them, what patients saved page by page, and what they sent. */
export const questionnaires: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table questionnaire_version (
    id text not null, organisation text not null, code text not null, resource text not null, kept_at bigint not null,
    primary key (organisation, id))`,
  `create table questionnaire_approval (
    organisation text not null, code text not null, version text not null, by_whom text not null, at bigint not null,
    primary key (organisation, code))`,
  `create table saved_answer (
    message text not null, number integer not null, at bigint not null, answers text not null,
    primary key (message, number))`,
  `create table reply (
    message text primary key, batch text not null, organisation text not null, questionnaire text not null,
    answered_at bigint not null, answers text not null, summary text not null, flagged integer not null)`,
  `create index reply_organisation on reply (organisation, flagged, answered_at)`,
]
