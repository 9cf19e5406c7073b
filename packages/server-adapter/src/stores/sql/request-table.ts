import type { RequestTable } from '../../ports/store/request-table.ts'
import type { SqlContext } from './dialect.ts'

export function requestTable({ db, dialect }: SqlContext): RequestTable {
  return {
    async begin({ organisation, key, requestHash, subject }) {
      await db
        .insertInto('request_key')
        .values({
          organisation,
          key,
          request_hash: requestHash,
          subject,
          after_line: 0,
          done: 0,
          is_finished: 0,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const row = await db
        .selectFrom('request_key')
        .selectAll()
        .where('organisation', '=', organisation)
        .where('key', '=', key)
        .modifyEnd(dialect.forUpdate)
        .executeTakeFirstOrThrow()
      return {
        organisation,
        key,
        requestHash: row.request_hash,
        subject: row.subject,
        afterLine: row.after_line,
        count: row.done,
        isFinished: row.is_finished === 1,
      }
    },
    async save({ organisation, key, afterLine, count, isFinished }) {
      await db
        .updateTable('request_key')
        .set({ after_line: afterLine, done: count, is_finished: Number(isFinished) })
        .where('organisation', '=', organisation)
        .where('key', '=', key)
        .execute()
    },
    async forget(subject) {
      await db.deleteFrom('request_key').where('subject', '=', subject).execute()
    },
  }
}
