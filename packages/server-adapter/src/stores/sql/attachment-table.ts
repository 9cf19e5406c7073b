import type { AttachmentTable } from '../../ports/store/attachment-table.ts'
import type { SqlContext } from './dialect.ts'

export function attachmentTable({ db }: SqlContext): AttachmentTable {
  return {
    async insert({ id, contentType, size, partSize, digest }) {
      const written = await db
        .insertInto('attachment')
        .values({ id, content_type: contentType, size, part_size: partSize, digest })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return written.numInsertedOrUpdatedRows === 1n
    },
    async addPart(attachment, number, bytes) {
      await db
        .insertInto('attachment_part')
        .values({ attachment, number, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) })
        .execute()
    },
    async find(id) {
      const row = await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined) return undefined
      const { content_type: contentType, size, part_size: partSize, digest } = row
      return digest === null ? 'removed' : { id, contentType, size, partSize, digest }
    },
    async part(attachment, number) {
      const row = await db
        .selectFrom('attachment_part')
        .select('bytes')
        .where('attachment', '=', attachment)
        .where('number', '=', number)
        .executeTakeFirst()
      return row?.bytes
    },
    async remove(id) {
      const nothing = { content_type: '', size: 0, part_size: 1, digest: null }
      // The row comes first: whoever is just adding the same one has to have ended, or waits.
      await db
        .insertInto('attachment')
        .values({ id, ...nothing })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(nothing))
        .execute()
      await db.deleteFrom('attachment_part').where('attachment', '=', id).execute()
    },
  }
}
