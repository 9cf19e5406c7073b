import type { DocumentTable, StoredDocument } from '../../ports/store/document-table.ts'
import type { SqlContext } from './dialect.ts'
import { fromJson } from './rows.ts'

export function documentTable({ db }: SqlContext): DocumentTable {
  return {
    async insert(it) {
      await db
        .insertInto('document')
        .values({
          id: it.id,
          organisation: it.organisation,
          file_name: it.fileName,
          content_type: it.contentType,
          size: it.size,
          findings: JSON.stringify(it.findings),
          text_read: Number(it.textRead),
          uploaded_by: it.uploadedBy,
          uploaded_at: it.uploadedAt,
        })
        .execute()
    },
    async find(organisation, id) {
      const row = await db
        .selectFrom('document')
        .selectAll()
        .where('id', '=', id)
        .where('organisation', '=', organisation)
        .executeTakeFirst()
      if (row === undefined) return undefined
      return {
        id,
        organisation,
        fileName: row.file_name,
        contentType: row.content_type,
        size: Number(row.size),
        findings: fromJson<StoredDocument['findings']>(row.findings),
        textRead: row.text_read === 1,
        uploadedBy: row.uploaded_by,
        uploadedAt: Number(row.uploaded_at),
      }
    },
  }
}
