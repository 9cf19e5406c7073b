import type { Selectable } from 'kysely'
import type { StoredSubmission, SubmissionTable } from '../../ports/store/submission-table.ts'
import type { SqlContext } from './dialect.ts'
import { insertRecords } from './records.ts'
import { chunks } from './rows.ts'
import type { Schema } from './schema.ts'

const rowsAtOnce = 500

export function submissionTable(context: SqlContext): SubmissionTable {
  const { db, dialect } = context
  const withMembers = async (row: Selectable<Schema['submission']>): Promise<StoredSubmission> => {
    const members = await db
      .selectFrom('submission_member')
      .select(['message', 'step', 'generation'])
      .where('submission', '=', row.reference)
      .orderBy('position')
      .execute()
    return { ...readSubmission(row), members }
  }
  const byReference = (reference: string) =>
    db.selectFrom('submission').selectAll().where('reference', '=', reference)

  return {
    async insert(submission, lease) {
      const until = (await dialect.now(db)) + lease.forMs
      await db
        .insertInto('submission')
        .values({ ...writeSubmission(submission), lease_token: lease.token, lease_until: until })
        .execute()
      await insertRecords(context, {
        table: 'submission_member',
        columns: memberColumns,
        rows: submission.members.map(({ message, step, generation }, position) => ({
          submission: submission.reference,
          position,
          message,
          step,
          generation,
        })),
      })
    },
    async find(reference) {
      const row = await byReference(reference).modifyEnd(dialect.forUpdate).executeTakeFirst()
      return row && withMembers(row)
    },
    async isOwner(reference, token) {
      const row = await byReference(reference).where('lease_token', '=', token).executeTakeFirst()
      return row !== undefined
    },
    async takeOver(now, lease, except = []) {
      const clock = await dialect.now(db)
      const row = await db
        .selectFrom('submission')
        .selectAll()
        .where('due_at', '<=', now)
        .$if(except.length > 0, (query) => query.where('organisation', 'not in', except))
        .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', clock)]))
        .orderBy('due_at')
        .limit(1)
        .modifyEnd(dialect.forUpdateSkipLocked)
        .executeTakeFirst()
      if (row === undefined) return undefined
      await db
        .updateTable('submission')
        .set({ lease_token: lease.token, lease_until: clock + lease.forMs, silent: 1 })
        .where('reference', '=', row.reference)
        .execute()
      return withMembers({ ...row, silent: 1 })
    },
    async leave(reference, dueAt) {
      await db
        .updateTable('submission')
        .set({ lease_token: null, lease_until: null, due_at: dueAt, silent: 1 })
        .where('reference', '=', reference)
        .execute()
    },
    async count(reference, what) {
      await db
        .updateTable('submission')
        .set((eb) => ({ [what]: eb(what, '+', 1) }))
        .where('reference', '=', reference)
        .execute()
    },
    async remove(reference) {
      await db.deleteFrom('submission_member').where('submission', '=', reference).execute()
      await db.deleteFrom('submission').where('reference', '=', reference).execute()
    },
    async removeAll() {
      await db.deleteFrom('submission_member').execute()
      await db.deleteFrom('submission').execute()
    },
    async nextDueAt(except = []) {
      const { at } = await db
        .selectFrom('submission')
        .select((eb) => eb.fn.min('due_at').as('at'))
        .$if(except.length > 0, (query) => query.where('organisation', 'not in', except))
        .executeTakeFirstOrThrow()
      return at ?? undefined
    },
    async of(message) {
      const rows = await db
        .selectFrom('submission')
        .innerJoin('submission_member', 'submission_member.submission', 'submission.reference')
        .selectAll('submission')
        .where('message', '=', message)
        .execute()
      const found: StoredSubmission[] = []
      for (const row of rows) found.push(await withMembers(row))
      return found
    },
    async addReceipts(sender, receipts, at) {
      const fresh = new Set<string>()
      const inOrder = receipts.toSorted((one, other) => (one.id < other.id ? -1 : 1))
      for (const part of chunks(inOrder, rowsAtOnce)) {
        const added = await db
          .insertInto('receipt')
          .values(
            part.map(({ id, key, what, at: happenedAt }) => ({
              sender,
              id,
              key,
              what,
              at: happenedAt,
              received_at: at,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute()
        for (const { id } of added) fresh.add(id)
      }
      return receipts.filter(({ id }) => fresh.delete(id))
    },
  }
}

const memberColumns = {
  submission: 'text',
  position: 'integer',
  message: 'text',
  step: 'integer',
  generation: 'integer',
} as const

function readSubmission(row: Selectable<Schema['submission']>): Omit<StoredSubmission, 'members'> {
  return {
    reference: row.reference,
    sender: row.sender,
    organisation: row.organisation,
    from: row.from_name ?? undefined,
    payloadHash: row.payload_hash,
    calls: row.calls,
    asks: row.asks,
    silent: row.silent === 1,
    firstCalledAt: row.first_called_at,
    dueAt: row.due_at,
  }
}

function writeSubmission(submission: StoredSubmission) {
  return {
    reference: submission.reference,
    sender: submission.sender,
    organisation: submission.organisation,
    from_name: submission.from ?? null,
    payload_hash: submission.payloadHash,
    calls: submission.calls,
    asks: submission.asks,
    silent: Number(submission.silent),
    first_called_at: submission.firstCalledAt,
    due_at: submission.dueAt,
  }
}
