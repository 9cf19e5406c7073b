import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Drafts, and keys under which something was asked for. Lists that are there already belong to batches; those that come
 * are open until a batch is made of them or their draft is deleted.
 */
export const drafts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table draft (
    id text primary key, organisation text not null, content text not null, patient_list text,
    version integer not null, created_by text not null, created_at bigint not null, changed_by text not null,
    changed_at bigint not null)`,
  `create index draft_newest on draft (organisation, changed_at)`,
  `create index draft_oldest on draft (changed_at)`,
  `create index draft_list on draft (patient_list) where patient_list is not null`,
  `create table request_key (
    organisation text not null, key text not null, request_hash text not null, subject text not null,
    after_line integer not null, done integer not null, is_finished integer not null,
    primary key (organisation, key))`,
  `create index request_key_subject on request_key (subject)`,
  `alter table batch add column draft text`,
  `create unique index batch_draft on batch (organisation, draft) where draft is not null`,
  `alter table patient_list add column source text`,
  `alter table patient_list add column standing text not null default 'open'`,
  `update patient_list set standing = 'sent'`,
  `create index patient_list_open on patient_list (updated_at) where standing = 'open'`,
  `create index patient_list_discarded on patient_list (id) where standing = 'discarded'`,
]
