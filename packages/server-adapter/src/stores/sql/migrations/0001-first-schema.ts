import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Times are milliseconds since 1970, flags are 0 or 1, structures are JSON as text: one schema for every dialect.
 * The identity column is the one thing that each dialect spells in its own way.
 */
export function firstSchema(identity: string): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements(identity)) await sql.raw(statement).execute(db)
    },
  }
}

const statements = (identity: string): readonly string[] => [
  ...lists,
  ...batches,
  ...messages,
  ...work(identity),
  ...organisations,
]

const lists = [
  `create table patient_list (
    id text primary key, organisation text not null, clinical_system text not null, file_name text not null,
    contact_details_from_list integer not null, announced integer not null, state text not null,
    look_up_started_at bigint, look_up_due_at bigint, failures integer not null, version bigint not null,
    updated_at bigint not null)`,
  `create index patient_list_due on patient_list (look_up_due_at) where look_up_due_at is not null`,
  `create table patient_list_row (
    list text not null references patient_list (id), line integer not null, row text not null, nhs_number text,
    looked_up integer not null, no_answer integer not null, facts text, primary key (list, line))`,
  `create index patient_list_row_progress on patient_list_row (list, looked_up, no_answer, line)`,
]

const batches = [
  `create table batch (
    id text primary key, organisation text not null, idempotency_key text not null, request_hash text not null,
    definition text not null, preparing integer not null, stopped_at bigint, stopped_by text,
    stop_pending integer not null, resting text, records_due integer not null, records_written integer not null,
    records_gaps integer not null, created_at bigint not null, changed_at bigint not null, version bigint not null,
    unique (organisation, idempotency_key))`,
  `create index batch_newest on batch (organisation, created_at)`,
  `create index batch_unfinished on batch (id) where preparing = 1 or stop_pending = 1`,
  `create table batch_count (
    batch text not null references batch (id), bucket text not null, people integer not null check (people >= 0),
    primary key (batch, bucket))`,
]

const messages = [
  `create table message (
    id text primary key, batch text not null references batch (id), organisation text not null, line integer not null,
    nhs_number text, name text, first_name text, last_name text, date_of_birth text, search text not null,
    plan text not null, first_channel text, state text not null, bucket text not null, reason text, step integer not null,
    generations text not null, send_due integer not null, fallback_due integer not null,
    deadline_due integer not null, late integer not null, held integer not null, ending text, record text not null,
    not_delivered text not null, facts_as_of bigint, due_at bigint, changed_at bigint not null,
    unique (batch, line))`,
  `create index message_bucket on message (batch, bucket, line)`,
  `create index message_stoppable on message (batch) where send_due = 1 or fallback_due = 1`,
  `create table try (
    message text not null references message (id), step integer not null, generation integer not null,
    what text not null, primary key (message, step, generation))`,
  `create table try_text (
    message text not null references message (id), step integer not null, generation integer not null,
    channel text not null, address text not null, subject text, body text not null, submitted_at bigint not null,
    primary key (message, step, generation))`,
]

const work = (identity: string): readonly string[] => [
  `create table task (
    seq ${identity}, message text not null references message (id), kind text not null, step integer not null,
    batch text not null, organisation text not null, channel text, due_at bigint not null, since bigint not null,
    attempts integer not null, lease_token text, lease_until bigint, unique (message, kind, step))`,
  `create index task_due on task (kind, channel, due_at, seq)`,
  `create index task_next on task (due_at)`,
  `create index task_send on task (batch, due_at) where kind = 'send'`,
  `create table submission (
    reference text primary key, sender text not null, organisation text not null, from_name text,
    payload_hash text not null, calls integer not null, asks integer not null, silent integer not null,
    first_called_at bigint not null, due_at bigint not null, lease_token text, lease_until bigint)`,
  `create index submission_due on submission (due_at)`,
  `create table submission_member (
    submission text not null references submission (reference), position integer not null,
    message text not null references message (id), step integer not null, generation integer not null,
    primary key (submission, position), unique (message, step, generation))`,
  `create table receipt (
    sender text not null, id text not null, key text not null, what text not null, at bigint not null,
    received_at bigint not null, primary key (sender, id))`,
  `create table event (
    seq ${identity}, message text not null references message (id), at bigint not null, code text not null,
    channel text, detail text)`,
  `create index event_message on event (message, seq)`,
]

const organisations = [
  `create table organisation (
    id text primary key, version bigint not null, memory_key text, settings text, settings_at bigint)`,
  `create table template (
    id text primary key, organisation text not null, name text not null, subject text not null, body text not null,
    version integer not null, updated_at bigint not null)`,
  `create index template_organisation on template (organisation)`,
  `create table undelivered_number (
    organisation text not null, hash text not null, at bigint not null, primary key (organisation, hash))`,
  `create table token_bucket (key text primary key, tokens double precision not null, filled_at bigint not null)`,
]
