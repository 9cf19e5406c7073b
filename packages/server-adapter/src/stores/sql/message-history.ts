import { sql } from 'kysely'
import type { ProviderId, StoredEvent, StoredTry, MessageTable } from '../../ports/store/message-table.ts'
import type { SqlContext } from './dialect.ts'
import { insertRecords } from './records.ts'
import { chunks, optionalJson } from './rows.ts'

const rowsAtOnce = 500

type History = Pick<
  MessageTable,
  'saveTexts' | 'texts' | 'saveProviderIds' | 'addEvents' | 'events' | 'reach'
>

/** What was sent and what happened. */
export function messageHistory(context: SqlContext): History {
  const { db, dialect } = context
  return {
    saveTexts: (tries) =>
      insertRecords(context, {
        table: 'try_text',
        columns: textColumns,
        rows: tries.map(writeText),
        onConflict: `(message, step, generation) do update set channel = excluded.channel, address = excluded.address,
          subject = excluded.subject, body = excluded.body, link_issue = excluded.link_issue, submitted_at = excluded.submitted_at`,
      }),
    async texts(messages) {
      const found: StoredTry[] = []
      for (const part of chunks(messages, rowsAtOnce)) {
        const rows = await db
          .selectFrom('try_text')
          .innerJoin('try', (join) =>
            join
              .onRef('try.message', '=', 'try_text.message')
              .onRef('try.step', '=', 'try_text.step')
              .onRef('try.generation', '=', 'try_text.generation'),
          )
          .selectAll('try_text')
          .select('try.what')
          .where(dialect.isAmong('try_text.message', part))
          // Both sides are found by their index, however many there are.
          .where(dialect.isAmong('try.message', part))
          .orderBy('try_text.submitted_at')
          .orderBy('try_text.step')
          .execute()
        found.push(
          ...rows.map(({ address, submitted_at: submittedAt, subject, provider_id, link_issue, ...row }) => ({
            ...row,
            ...(provider_id !== null && { providerId: provider_id }),
            ...(link_issue !== null && { linkIssue: link_issue }),
            to: address,
            subject: subject ?? undefined,
            submittedAt,
          })),
        )
      }
      return found
    },
    async saveProviderIds(ids) {
      for (const part of chunks(ids, rowsAtOnce)) {
        const said = dialect.records(idColumns, part.map(writeProviderId))
        await sql`update try_text set provider_id = v.provider_id from ${said} where try_text.message = v.message
          and try_text.step = v.step and try_text.generation = v.generation`.execute(db)
      }
    },
    addEvents: (events) =>
      insertRecords(context, { table: 'event', columns: eventColumns, rows: events.map(writeEvent) }),
    async events(message) {
      const rows = await db
        .selectFrom('event')
        .selectAll()
        .where('message', '=', message)
        .orderBy('seq')
        .execute()
      return rows.map(({ message: id, at, code, channel, detail }) => ({
        message: id,
        at,
        code,
        channel: channel ?? undefined,
        detail: optionalJson<NonNullable<StoredEvent['detail']>>(detail),
      }))
    },
    async reach(batch) {
      const tried = await db
        .selectFrom('message')
        .innerJoin('try', 'try.message', 'message.id')
        .where('batch', '=', batch)
        .where('what', 'not in', ['no', 'failed'])
        .select(['message.id', 'what'])
        .execute()
      const isLive = ({ what }: { what: string }) => what !== 'open' && what !== 'unknown'
      const gone = new Set(tried.filter(isLive).map(({ id }) => id))
      const inFlight = new Set(tried.filter(({ id }) => !gone.has(id)).map(({ id }) => id))
      const cancelled = await peopleWhere({ db }, batch, 'cancelled')
      const excluded = await peopleWhere({ db }, batch, 'excluded')
      const everybody = await peopleWhere({ db }, batch)
      const ended = everybody - excluded - cancelled - gone.size - inFlight.size
      return { gone: gone.size, inFlight: inFlight.size, cancelled, ended }
    },
  }
}

async function peopleWhere({ db }: Pick<SqlContext, 'db'>, batch: string, state?: 'cancelled' | 'excluded') {
  const all = db.selectFrom('message').where('batch', '=', batch)
  const some = state === undefined ? all : all.where('state', '=', state)
  const { people } = await some
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  return Number(people)
}

const textColumns = {
  message: 'text',
  step: 'integer',
  generation: 'integer',
  channel: 'text',
  address: 'text',
  subject: 'text',
  body: 'text',
  link_issue: 'integer',
  submitted_at: 'bigint',
} as const

const idColumns = {
  message: 'text',
  step: 'integer',
  generation: 'integer',
  provider_id: 'text',
} as const

const writeProviderId = ({ message, step, generation, providerId }: ProviderId) => ({
  message,
  step,
  generation,
  provider_id: providerId,
})

const eventColumns = { message: 'text', at: 'bigint', code: 'text', channel: 'text', detail: 'text' } as const

function writeText(it: StoredTry) {
  return {
    message: it.message,
    step: it.step,
    generation: it.generation,
    channel: it.channel,
    address: it.to,
    subject: it.subject ?? null,
    body: it.body,
    link_issue: it.linkIssue ?? null,
    submitted_at: it.submittedAt,
  }
}

function writeEvent({ message, at, code, channel, detail }: StoredEvent) {
  return {
    message,
    at,
    code,
    channel: channel ?? null,
    detail: detail === undefined ? null : JSON.stringify(detail),
  }
}
