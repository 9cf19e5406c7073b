import {
  deliveryCounts,
  startingWays,
  type Bucket,
  type ListFingerprint,
  type RecordState,
  type WayCounts,
} from '@carebatch/core'
import { sql, type Selectable } from 'kysely'
import type {
  BatchChange,
  BatchDefinition,
  BatchTable,
  NewStoredBatch,
  Resting,
  StoredBatch,
} from '../../ports/store/batch-table.ts'
import type { SqlContext } from './dialect.ts'
import { moveCounts } from './move-counts.ts'
import { fromJson, groupBy, optionalJson } from './rows.ts'
import { nextVersion } from './next-version.ts'
import { recountWays } from './message-ways.ts'
import type { Schema } from './schema.ts'

type BatchRow = Selectable<Schema['batch']>

export function batchTable(context: SqlContext): BatchTable {
  const { db, dialect } = context
  const batches = db.selectFrom('batch').selectAll()
  const withCounts = async (rows: readonly BatchRow[]): Promise<readonly StoredBatch[]> => {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const counted = await db.selectFrom('batch_count').selectAll().where('batch', 'in', ids).execute()
    const byBatch = groupBy(counted, ({ batch }) => batch)
    return rows.map((row) =>
      readBatch(
        row,
        (byBatch.get(row.id) ?? []).map(({ bucket, people }) => [bucket, people]),
      ),
    )
  }
  const first = async (rows: Promise<readonly BatchRow[]>) => (await withCounts(await rows))[0]

  return {
    async insert(batch) {
      const version = await nextVersion(db, batch.organisation)
      await db
        .insertInto('batch')
        .values({ ...writeBatch(batch), version })
        .execute()
      const counts = Object.entries(batch.counts) as [Bucket, number][]
      await db
        .insertInto('batch_count')
        .values(counts.map(([bucket, people]) => ({ batch: batch.id, bucket, people })))
        .execute()
    },
    find: (organisation, id) =>
      first(batches.where('id', '=', id).where('organisation', '=', organisation).execute()),
    async findAll(ids) {
      if (ids.length === 0) return []
      return withCounts(
        await batches.where('id', 'in', ids).orderBy('id').modifyEnd(dialect.forShare).execute(),
      )
    },
    async lock(organisation, id) {
      const its = batches.where('id', '=', id).where('organisation', '=', organisation)
      return first(its.modifyEnd(dialect.forUpdate).execute())
    },
    findByKey: (organisation, key) =>
      first(batches.where('organisation', '=', organisation).where('idempotency_key', '=', key).execute()),
    findByDraft: (organisation, draft) =>
      first(batches.where('organisation', '=', organisation).where('draft', '=', draft).execute()),
    async list(organisation) {
      return withCounts(
        await batches
          .where('organisation', '=', organisation)
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .execute(),
      )
    },
    async change(id, change) {
      await db.updateTable('batch').set(writeChange(change)).where('id', '=', id).execute()
    },
    async keepFingerprint(id, fingerprint) {
      const text = JSON.stringify(fingerprint)
      await db.updateTable('batch').set({ fingerprint: text }).where('id', '=', id).execute()
    },
    async fingerprints(organisation, since) {
      const rows = await db
        .selectFrom('batch')
        .select(['id', 'fingerprint'])
        .where('organisation', '=', organisation)
        .where('created_at', '>=', since)
        .where('fingerprint', 'is not', null)
        .execute()
      return rows.flatMap(({ id, fingerprint }) => {
        const kept = optionalJson<ListFingerprint>(fingerprint)
        return kept === undefined ? [] : [{ batch: id, fingerprint: kept }]
      })
    },
    moveCounts: moveCounts(context),
    async recount(id) {
      const people = await db
        .selectFrom('message')
        .select(['bucket', sql<number>`count(*)`.as('people')])
        .where('batch', '=', id)
        .groupBy('bucket')
        .execute()
      return {
        counts: deliveryCounts(people.map(({ bucket, people }) => [bucket, Number(people)])),
        ...(await recountRows(db, id)),
      }
    },
    touch: (id, at) => moveCounts(context)(new Map([[id, undefined]]), at),
    everyBatch: async () => withCounts(await batches.orderBy('id').execute()),
    async unfinished() {
      const rows = await batches
        .where((eb) => eb.or([eb('preparing', '=', 1), eb('stop_pending', '=', 1)]))
        .execute()
      return withCounts(rows)
    },
    async countResting() {
      const { resting } = await db
        .selectFrom('batch')
        .select((eb) => eb.fn.countAll<number>().as('resting'))
        .where('resting', 'is not', null)
        .executeTakeFirstOrThrow()
      return Number(resting)
    },
    async versionOf(organisation, batch) {
      const row =
        batch === undefined
          ? await db
              .selectFrom('organisation')
              .select('version')
              .where('id', '=', organisation)
              .executeTakeFirst()
          : await db
              .selectFrom('batch')
              .select('version')
              .where('id', '=', batch)
              .where('organisation', '=', organisation)
              .executeTakeFirst()
      return row?.version ?? 0
    },
  }
}

/** An older worker writes none: such a row was last counted when its batch began. */
const waysOrWaiting = sql<string | null>`coalesce(ways, first_channel || ':waiting')`

async function recountRows(db: SqlContext['db'], batch: string) {
  const rows = await db
    .selectFrom('message')
    .select(['record', 'not_delivered', waysOrWaiting.as('ways'), sql<number>`count(*)`.as('people')])
    .where('batch', '=', batch)
    .groupBy(['record', 'not_delivered', waysOrWaiting])
    .execute()
  const of = (state: RecordState) =>
    rows.reduce((sum, row) => {
      const entries = Number(row.record === state) + Number(row.not_delivered === state)
      return sum + entries * Number(row.people)
    }, 0)
  return {
    records: { due: of('due'), written: of('written'), gaps: of('gap') },
    ways: recountWays(rows.map(({ ways, people }) => [ways, Number(people)])),
  }
}

function readBatch(row: BatchRow, counts: Iterable<readonly [Bucket, number]>): StoredBatch {
  const { stopped_at: at, stopped_by: by } = row
  return {
    id: row.id,
    organisation: row.organisation,
    definition: fromJson<BatchDefinition>(row.definition),
    preparing: row.preparing === 1,
    stopped: at === null || by === null ? undefined : { at, by },
    stopPending: row.stop_pending === 1,
    resting: optionalJson<Resting>(row.resting),
    counts: deliveryCounts(counts),
    records: { due: row.records_due, written: row.records_written, gaps: row.records_gaps },
    ways: optionalJson<WayCounts>(row.ways),
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    draft: row.draft ?? undefined,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    version: row.version,
  }
}

function writeBatch(batch: NewStoredBatch) {
  return {
    id: batch.id,
    organisation: batch.organisation,
    idempotency_key: batch.idempotencyKey,
    request_hash: batch.requestHash,
    definition: JSON.stringify(batch.definition),
    preparing: Number(batch.preparing),
    stopped_at: null,
    stopped_by: null,
    stop_pending: 0,
    resting: null,
    fingerprint: null,
    ways: JSON.stringify(startingWays(batch.definition.channels)),
    draft: batch.draft ?? null,
    records_due: 0,
    records_written: 0,
    records_gaps: 0,
    created_at: batch.createdAt,
    changed_at: batch.createdAt,
  }
}

/** A key that is there and undefined clears the column; a key that is missing leaves it. */
function writeChange(change: BatchChange) {
  return {
    ...(change.preparing !== undefined && { preparing: Number(change.preparing) }),
    ...('stopped' in change && {
      stopped_at: change.stopped?.at ?? null,
      stopped_by: change.stopped?.by ?? null,
    }),
    ...(change.stopPending !== undefined && { stop_pending: Number(change.stopPending) }),
    ...('resting' in change && {
      resting: change.resting === undefined ? null : JSON.stringify(change.resting),
    }),
  }
}
