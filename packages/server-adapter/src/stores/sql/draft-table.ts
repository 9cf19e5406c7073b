import type { DraftContent } from '@carebatch/core/wire'
import type { Selectable } from 'kysely'
import type { DraftTable, StoredDraft } from '../../ports/store/draft-table.ts'
import type { SqlContext } from './dialect.ts'
import { nextVersion } from './next-version.ts'
import { fromJson } from './rows.ts'
import type { Schema } from './schema.ts'

export function draftTable({ db, dialect }: SqlContext): DraftTable {
  const rows = db.selectFrom('draft').selectAll()
  return {
    async insert({ id, organisation, createdBy, createdAt, ...draft }) {
      await nextVersion(db, organisation)
      await db
        .insertInto('draft')
        .values({ id, organisation, created_by: createdBy, created_at: createdAt, ...writeChange(draft) })
        .execute()
    },
    async find(organisation, id) {
      const row = await rows
        .where('id', '=', id)
        .where('organisation', '=', organisation)
        .modifyEnd(dialect.forUpdate)
        .executeTakeFirst()
      return row && readDraft(row)
    },
    async list(organisation) {
      const all = await rows
        .where('organisation', '=', organisation)
        .orderBy('changed_at', 'desc')
        .orderBy('id')
        .execute()
      return all.map(readDraft)
    },
    async save(id, change) {
      await db.updateTable('draft').set(writeChange(change)).where('id', '=', id).execute()
    },
    async remove(organisation, id) {
      await nextVersion(db, organisation)
      await db.deleteFrom('draft').where('id', '=', id).where('organisation', '=', organisation).execute()
    },
    async unusedSince(before) {
      const row = await rows
        .where('changed_at', '<', before)
        .orderBy('changed_at')
        .limit(1)
        .executeTakeFirst()
      return row && readDraft(row)
    },
  }
}

function readDraft(row: Selectable<Schema['draft']>): StoredDraft {
  return {
    id: row.id,
    organisation: row.organisation,
    content: fromJson<DraftContent>(row.content),
    version: row.version,
    createdBy: row.created_by,
    createdAt: row.created_at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  }
}

function writeChange({
  content,
  version,
  changedBy,
  changedAt,
}: Pick<StoredDraft, 'content' | 'version' | 'changedBy' | 'changedAt'>) {
  return {
    content: JSON.stringify(content),
    patient_list: content.patientList?.id ?? null,
    version,
    changed_by: changedBy,
    changed_at: changedAt,
  }
}
