import { sql, type Selectable } from 'kysely'
import type { NewTask, StoredTask, TaskKey, TaskTable } from '../../ports/store/task-table.ts'
import type { SqlContext } from './dialect.ts'
import { due, isAlone, nextOrganisation } from './next-organisation.ts'
import { insertRecords, isOneOf } from './records.ts'
import { chunks } from './rows.ts'
import type { Schema } from './schema.ts'

const rowsAtOnce = 500
/** Of a batch that becomes due as a whole. */
const linesAtOnce = 5_000

export function taskTable(context: SqlContext): TaskTable {
  const { db, dialect } = context
  return {
    async claim(claim) {
      const clock = await dialect.now(db)
      const organisation = await nextOrganisation(context, claim, clock)
      if (organisation === undefined) return []
      if (claim.alone === true && !(await isAlone(context, organisation, clock))) return []
      const rows = await due(context, claim, clock)
        .where('organisation', '=', organisation)
        .limit(Math.min(claim.limit, rowsAtOnce))
        .modifyEnd(dialect.forUpdateSkipLocked)
        .execute()
      if (rows.length === 0) return []
      await db
        .updateTable('task')
        .set({ lease_token: claim.lease.token, lease_until: clock + claim.lease.forMs })
        .where(isOneOf(context, keyColumns, keysOf(rows)))
        .execute()
      return rows.map(readTask)
    },
    async held(tasks, token) {
      const held: TaskKey[] = []
      for (const part of chunks(tasks, rowsAtOnce)) {
        const rows = db
          .selectFrom('task')
          .select(['message', 'kind', 'step'])
          .where('lease_token', '=', token)
          .where(isOneOf(context, keyColumns, keysOf(part)))
          .modifyEnd(dialect.forUpdate)
        held.push(...(await rows.execute()))
      }
      return held
    },
    add: (tasks) =>
      insertRecords(context, {
        table: 'task',
        columns: taskColumns,
        rows: tasks.map(writeTask),
        onConflict: 'do nothing',
      }),
    async addSendsOf(batch) {
      const { last } = await db
        .selectFrom('message')
        .select((eb) => eb.fn.max('line').as('last'))
        .where('batch', '=', batch)
        .executeTakeFirstOrThrow()
      for (let line = 0; line <= (last ?? 0); line += linesAtOnce) {
        await sql`
          insert into task (message, kind, step, batch, organisation, channel, due_at, since, attempts)
          select id, 'send', step, batch, organisation, first_channel, due_at, due_at, 0 from message
          where batch = ${batch} and line > ${line} and line <= ${line + linesAtOnce} and send_due = 1
          order by line`.execute(db)
        await dialect.breathe()
      }
    },
    async putOff(tasks, dueAt, token) {
      for (const part of chunks(tasks, rowsAtOnce)) {
        const some = db.updateTable('task').where(isOneOf(context, keyColumns, keysOf(part)))
        const mine = token === undefined ? some : some.where('lease_token', '=', token)
        await mine
          .set((eb) => ({
            due_at: dueAt,
            attempts: eb('attempts', '+', 1),
            lease_token: null,
            lease_until: null,
          }))
          .execute()
      }
    },
    async release(tasks, token) {
      for (const part of chunks(tasks, rowsAtOnce)) {
        await db
          .updateTable('task')
          .set({ lease_token: null, lease_until: null })
          .where(isOneOf(context, keyColumns, keysOf(part)))
          .where('lease_token', '=', token)
          .execute()
      }
    },
    async remove(tasks) {
      for (const part of chunks(tasks, rowsAtOnce))
        await db
          .deleteFrom('task')
          .where(isOneOf(context, keyColumns, keysOf(part)))
          .execute()
    },
    async of(message) {
      const rows = await db
        .selectFrom('task')
        .selectAll()
        .where('message', '=', message)
        .orderBy('due_at')
        .execute()
      return rows.map(readTask)
    },
    async nextDueAt({ held, frozen } = { held: [], frozen: [] }) {
      const { at } = await db
        .selectFrom('task')
        .select((eb) => eb.fn.min('due_at').as('at'))
        .$if(held.length > 0, (query) =>
          query.where((eb) => eb.or([eb('kind', '!=', 'send'), eb('organisation', 'not in', held)])),
        )
        .$if(frozen.length > 0, (query) =>
          query.where((eb) => eb.or([eb('kind', '=', 'record'), eb('organisation', 'not in', frozen)])),
        )
        .executeTakeFirstOrThrow()
      return at ?? undefined
    },
    async nextSendAt(batch) {
      const { at } = await db
        .selectFrom('task')
        .select((eb) => eb.fn.min('due_at').as('at'))
        .where('batch', '=', batch)
        .where(sql<boolean>`kind = 'send'`)
        .executeTakeFirstOrThrow()
      return at ?? undefined
    },
  }
}

const keyColumns = { message: 'text', kind: 'text', step: 'integer' } as const
const taskColumns = {
  ...keyColumns,
  batch: 'text',
  organisation: 'text',
  channel: 'text',
  due_at: 'bigint',
  since: 'bigint',
  attempts: 'integer',
} as const

const keysOf = (tasks: readonly TaskKey[]) =>
  tasks.map(({ message, kind, step }) => ({ message, kind, step }))

function writeTask({ message, kind, step, batch, organisation, channel, dueAt }: NewTask) {
  return {
    message,
    kind,
    step,
    batch,
    organisation,
    channel: channel ?? null,
    due_at: dueAt,
    since: dueAt,
    attempts: 0,
  }
}

function readTask(row: Selectable<Schema['task']>): StoredTask {
  return {
    message: row.message,
    kind: row.kind,
    step: row.step,
    batch: row.batch,
    organisation: row.organisation,
    channel: row.channel ?? undefined,
    dueAt: row.due_at,
    since: row.since,
    attempts: row.attempts,
  }
}
