import { sql } from 'kysely'
import type { BatchTable } from '../../ports/store/batch-table.ts'
import type { Told, WebhookTable } from '../../ports/store/webhook-table.ts'
import type { WebhookType } from '../../ports/webhook-endpoint.ts'
import type { SqlContext } from './dialect.ts'
import { fromJson } from './rows.ts'

/** `batches` reads the rows of batches as everybody else does. */
export function webhookTable(context: SqlContext, batches: Pick<BatchTable, 'findAll'>): WebhookTable {
  return { ...noting(context, batches), ...delivering(context), ...keeping(context) }
}

/** No organisation has this id: its mark is when events were noted for the first time. */
const everybody = ''

type Noting = Pick<WebhookTable, 'startedAt' | 'changed' | 'told' | 'saveTold' | 'add'>

function noting(context: SqlContext, batches: Pick<BatchTable, 'findAll'>): Noting {
  const { db, dialect } = context
  return {
    async startedAt(now) {
      return markOf(context, everybody, now)
    },
    async changed(limit) {
      const found = await db
        .selectFrom('organisation')
        .leftJoin('webhook_mark', 'webhook_mark.organisation', 'organisation.id')
        .select('organisation.id')
        .where((eb) =>
          eb(eb.fn.coalesce('webhook_mark.version', sql<number>`0`), '<', eb.ref('organisation.version')),
        )
        .orderBy('organisation.id')
        .limit(1)
        .executeTakeFirst()
      if (found === undefined) return undefined
      const seen = await markOf(context, found.id, 0)
      const newest = await db
        .selectFrom('organisation')
        .select('version')
        .where('id', '=', found.id)
        .executeTakeFirst()
      const rows = await db
        .selectFrom('batch')
        .select(['id', 'version'])
        .where('organisation', '=', found.id)
        .where('version', '>', seen)
        .orderBy('version')
        .limit(limit)
        .execute()
      // The version was read before the batches: one that changed in between is looked at again.
      const upTo = rows.length < limit ? (newest?.version ?? seen) : (rows.at(-1)?.version ?? seen)
      await db
        .updateTable('webhook_mark')
        .set({ version: Math.max(seen, upTo) })
        .where('organisation', '=', found.id)
        .execute()
      return batches.findAll(rows.map(({ id }) => id))
    },
    async told(ids) {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('webhook_batch')
        .selectAll()
        .where(dialect.isAmong('batch', ids))
        .execute()
      return new Map(rows.map(({ batch, told }) => [batch, fromJson<Told>(told)]))
    },
    async saveTold(batch, told) {
      const text = JSON.stringify(told)
      await db
        .insertInto('webhook_batch')
        .values({ batch, told: text })
        .onConflict((conflict) => conflict.column('batch').doUpdateSet({ told: text }))
        .execute()
    },
    async add(events, to) {
      for (const event of events) {
        await db.insertInto('webhook_event').values(event).execute()
        const owed = to.filter(({ events: wanted }) => wanted.includes(event.type))
        for (const { endpoint } of owed) {
          await db
            .insertInto('webhook_delivery')
            .values({
              endpoint,
              event: event.id,
              due_at: event.at,
              attempts: 0,
              lease_token: null,
              lease_until: null,
            })
            .execute()
        }
      }
    },
  }
}

/** Locks the mark: one at a time notes the events of an organisation. */
async function markOf({ db, dialect }: SqlContext, organisation: string, first: number): Promise<number> {
  await db
    .insertInto('webhook_mark')
    .values({ organisation, version: first })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { version } = await db
    .selectFrom('webhook_mark')
    .select('version')
    .where('organisation', '=', organisation)
    .modifyEnd(dialect.forUpdate)
    .executeTakeFirstOrThrow()
  return version
}

type Delivering = Pick<WebhookTable, 'claim' | 'end' | 'putOff' | 'nextDueAt'>

function delivering({ db, dialect }: SqlContext): Delivering {
  return {
    async claim({ endpoints, now, lease }) {
      const clock = await dialect.now(db)
      const owed = await db
        .selectFrom('webhook_delivery')
        .selectAll()
        .where('due_at', '<=', now)
        .where('endpoint', 'in', endpoints)
        .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', clock)]))
        .orderBy('due_at')
        .limit(1)
        .modifyEnd(dialect.forUpdateSkipLocked)
        .executeTakeFirst()
      if (owed === undefined) return undefined
      const { endpoint, event: id, attempts } = owed
      await db
        .updateTable('webhook_delivery')
        .set({ lease_token: lease.token, lease_until: clock + lease.forMs })
        .where('endpoint', '=', endpoint)
        .where('event', '=', id)
        .execute()
      const { type, body, at } = await db
        .selectFrom('webhook_event')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return { endpoint, event: { id, type, body }, since: at, attempts }
    },
    async end({ endpoint, event }, token) {
      await db
        .deleteFrom('webhook_delivery')
        .where('endpoint', '=', endpoint)
        .where('event', '=', event.id)
        .where('lease_token', '=', token)
        .execute()
    },
    async putOff({ endpoint, event }, dueAt, token) {
      await db
        .updateTable('webhook_delivery')
        .set((eb) => ({
          due_at: dueAt,
          attempts: eb('attempts', '+', 1),
          lease_token: null,
          lease_until: null,
        }))
        .where('endpoint', '=', endpoint)
        .where('event', '=', event.id)
        .where('lease_token', '=', token)
        .execute()
    },
    async nextDueAt(endpoints) {
      if (endpoints.length === 0) return undefined
      const { at } = await db
        .selectFrom('webhook_delivery')
        .select((eb) => eb.fn.min('due_at').as('at'))
        .where('endpoint', 'in', endpoints)
        .executeTakeFirstOrThrow()
      return at ?? undefined
    },
  }
}

function keeping({ db }: SqlContext): Pick<WebhookTable, 'replay' | 'forget'> {
  return {
    async replay({ endpoint, events }, from, now) {
      const first = await db
        .selectFrom('webhook_event')
        .select('seq')
        .where('id', '=', from)
        .executeTakeFirst()
      if (first === undefined) return undefined
      const again = await db
        .selectFrom('webhook_event')
        .select('id')
        .where('seq', '>=', first.seq)
        .where('type', 'in', events as readonly WebhookType[])
        .orderBy('seq')
        .execute()
      for (const { id } of again) {
        await db
          .insertInto('webhook_delivery')
          .values({ endpoint, event: id, due_at: now, attempts: 0, lease_token: null, lease_until: null })
          .onConflict((conflict) =>
            conflict.columns(['endpoint', 'event']).doUpdateSet({ due_at: now, attempts: 0 }),
          )
          .execute()
      }
      return again.length
    },
    async forget(before) {
      await db
        .deleteFrom('webhook_event')
        .where('at', '<', before)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('webhook_delivery')
                .select('endpoint')
                .whereRef('webhook_delivery.event', '=', 'webhook_event.id'),
            ),
          ),
        )
        .execute()
    },
  }
}
