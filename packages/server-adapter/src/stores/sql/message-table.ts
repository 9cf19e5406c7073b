import { sql } from 'kysely'
import type { MessageSearch, MessageTable, StoredMessage } from '../../ports/store/message-table.ts'
import type { SqlContext } from './dialect.ts'
import { chunks, groupBy } from './rows.ts'
import { messageHistory } from './message-history.ts'
import {
  changingColumns,
  changingColumnTypes,
  lastingColumnTypes,
  readMessage,
  searchable,
  writeMessage,
  type MessageRow,
} from './message-row.ts'
import { insertRecords, isOneOf, updateRecords } from './records.ts'

const rowsAtOnce = 500

export function messageTable(context: SqlContext): MessageTable {
  const { db, dialect } = context
  const messages = db.selectFrom('message').selectAll()
  const withTries = async (rows: readonly MessageRow[]) => joinTries(context, rows)

  return {
    ...messageHistory(context),
    insert: (added) =>
      insertRecords(context, {
        table: 'message',
        columns: { ...changingColumnTypes, ...lastingColumnTypes },
        rows: added.map(writeMessage),
        onConflict: 'do nothing',
      }),
    async findAll(ids) {
      const found: StoredMessage[] = []
      for (const part of chunks([...ids].toSorted(), rowsAtOnce)) {
        const rows = messages.where(dialect.isAmong('id', part)).orderBy('id').modifyEnd(dialect.forUpdate)
        found.push(...(await withTries(await rows.execute())))
      }
      return found
    },
    async withFactsBefore(ids, at) {
      const rows = messages
        .where(dialect.isAmong('id', ids))
        .where((eb) => eb.or([eb('facts_as_of', 'is', null), eb('facts_as_of', '<', at)]))
        .orderBy('id')
      return withTries(await rows.execute())
    },
    async page(batch, search) {
      const found = matching(context, batch, search)
      const rows = found
        .selectAll()
        .where('line', '>', search.after ?? 0)
        .orderBy('line')
        .limit(search.limit)
      return { messages: await withTries(await rows.execute()), total: await totalOf(context, batch, search) }
    },
    async inBucket(batch, bucket, afterLine, limit) {
      const rows = messages
        .where('batch', '=', batch)
        .where('bucket', '=', bucket)
        .where('line', '>', afterLine)
        .orderBy('line')
        .limit(limit)
      return withTries(await rows.execute())
    },
    async heldBack(batch, limit) {
      const rows = messages
        .where('batch', '=', batch)
        .where('held', '=', 1)
        .orderBy('id')
        .limit(limit)
        .modifyEnd(dialect.forUpdate)
      return withTries(await rows.execute())
    },
    async notLeft(batch, afterLine, limit) {
      const rows = notLeft(context, batch)
        .selectAll()
        .where('line', '>', afterLine)
        .orderBy('line')
        .limit(limit)
        .modifyEnd(dialect.forUpdate)
      return withTries(await rows.execute())
    },
    async countNotLeft(batch) {
      const { people } = await notLeft(context, batch)
        .select((eb) => eb.fn.countAll<number>().as('people'))
        .executeTakeFirstOrThrow()
      return Number(people)
    },
    async after(batch, line, limit) {
      const rows = messages.where('batch', '=', batch).where('line', '>', line).orderBy('line').limit(limit)
      return withTries(await rows.execute())
    },
    async withGaps(batch, afterLine, limit) {
      const rows = messages
        .where('batch', '=', batch)
        .where(sql<boolean>`(record = 'gap' or not_delivered = 'gap')`)
        .where('line', '>', afterLine)
        .orderBy('line')
        .limit(limit)
      return withTries(await rows.execute())
    },
    async toStop(batch, limit) {
      const rows = messages
        .where('batch', '=', batch)
        .where(sql<boolean>`(send_due = 1 or fallback_due = 1)`)
        .orderBy('id')
        .limit(limit)
        .modifyEnd(dialect.forUpdate)
      return withTries(await rows.execute())
    },
    async lastLine(batch) {
      const { line } = await db
        .selectFrom('message')
        .where('batch', '=', batch)
        .select((eb) => eb.fn.max('line').as('line'))
        .executeTakeFirstOrThrow()
      return line ?? 0
    },
    async save(saved) {
      await updateRecords(context, {
        table: 'message',
        key: 'id',
        columns: changingColumnTypes,
        rows: saved.map(changingColumns),
      })
      await saveTries(context, saved)
    },
  }
}

function notLeft({ db }: SqlContext, batch: string) {
  return db
    .selectFrom('message')
    .where('batch', '=', batch)
    .where('send_due', '=', 1)
    .where('step', '=', 0)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('try').select('step').whereRef('try.message', '=', 'message.id'))),
    )
}

/** Rows are counted only for a search by text: everything else is known, however many they are. */
async function totalOf(context: SqlContext, batch: string, search: MessageSearch): Promise<number> {
  if (searchable(search.find ?? '') !== '') {
    const { total } = await matching(context, batch, search)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    return Number(total)
  }
  const counted = context.db.selectFrom('batch_count').where('batch', '=', batch)
  const { total } = await (
    search.bucket === undefined ? counted : counted.where('bucket', '=', search.bucket)
  )
    .select((eb) => eb.fn.sum<number | null>('people').as('total'))
    .executeTakeFirstOrThrow()
  return Number(total ?? 0)
}

function matching({ db }: SqlContext, batch: string, { bucket, find }: MessageSearch) {
  const all = db.selectFrom('message').where('batch', '=', batch)
  const inBucket = bucket === undefined ? all : all.where('bucket', '=', bucket)
  const wanted = searchable(find ?? '')
  if (wanted === '') return inBucket
  const pattern = `%${wanted.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return inBucket.where(sql<boolean>`search like ${pattern} escape '\\'`)
}

async function joinTries(
  { db, dialect }: SqlContext,
  rows: readonly MessageRow[],
): Promise<readonly StoredMessage[]> {
  const found: StoredMessage[] = []
  for (const part of chunks(rows, rowsAtOnce)) {
    const ids = part.map(({ id }) => id)
    const tries = await db
      .selectFrom('try')
      .selectAll()
      .where(dialect.isAmong('message', ids))
      .orderBy('step')
      .orderBy('generation')
      .execute()
    const byMessage = groupBy(tries, ({ message }) => message)
    for (const row of part) {
      const its = byMessage.get(row.id) ?? []
      found.push(
        readMessage(
          row,
          its.map(({ step, generation, what }) => ({ step, generation, what })),
        ),
      )
    }
  }
  return found
}

/** Tries are added, raised, or taken back (a known "try later"); each message's rows become exactly its ledger's. */
async function saveTries(context: SqlContext, messages: readonly StoredMessage[]): Promise<void> {
  const rows = messages.flatMap(({ id, ledger }) => ledger.tries.map((it) => ({ message: id, ...it })))
  for (const part of chunks(messages, rowsAtOnce)) {
    const ids = part.map(({ id }) => id)
    await context.db
      .deleteFrom('try')
      .where(context.dialect.isAmong('message', ids))
      .where(sql<boolean>`not ${isOneOf(context, tryKey, rows)}`)
      .execute()
  }
  await insertRecords(context, {
    table: 'try',
    columns: { ...tryKey, what: 'text' },
    rows,
    onConflict:
      '(message, step, generation) do update set what = excluded.what where try.what <> excluded.what',
  })
}

const tryKey = { message: 'text', step: 'integer', generation: 'integer' } as const
