import { addToWays, type WayCounts } from '@carebatch/core'
import { sql } from 'kysely'
import type { BatchTable, CountChanges } from '../../ports/store/batch-table.ts'
import type { SqlContext } from './dialect.ts'
import { nextVersion } from './next-version.ts'
import { optionalJson } from './rows.ts'

/**
 * Locks batches by their ids, then organisations by theirs, as everybody does: two transactions never wait for each
 * other. Buckets of a batch change under its lock.
 */
export function moveCounts({ db }: SqlContext): BatchTable['moveCounts'] {
  return async (changes, at) => {
    const owners = new Map<string, string>()
    for (const id of [...changes.keys()].toSorted()) {
      const counts = changes.get(id)
      const { organisation, ways } = await moveRecords({ db }, id, counts?.records ?? {}, at)
      owners.set(id, organisation)
      await moveWays({ db }, id, optionalJson<WayCounts>(ways), counts?.ways ?? [])
      await moveBuckets({ db }, id, counts?.buckets ?? new Map())
    }
    for (const organisation of [...new Set(owners.values())].toSorted()) {
      const version = await nextVersion(db, organisation)
      const ids = [...owners].filter(([, owner]) => owner === organisation).map(([id]) => id)
      await db.updateTable('batch').set({ version }).where('id', 'in', ids).execute()
    }
  }
}

type Database = Pick<SqlContext, 'db'>

/** Says whose batch it is, and how its people stand by way of sending now that nobody else can move them. */
async function moveRecords(
  { db }: Database,
  id: string,
  { due = 0, written = 0, gaps = 0 }: CountChanges['records'],
  at: number,
): Promise<{ organisation: string; ways: string | null }> {
  return db
    .updateTable('batch')
    .set((eb) => ({
      changed_at: at,
      records_due: eb('records_due', '+', due),
      records_written: eb('records_written', '+', written),
      records_gaps: eb('records_gaps', '+', gaps),
    }))
    .where('id', '=', id)
    .returning(['organisation', 'ways'])
    .executeTakeFirstOrThrow()
}

async function moveWays(
  { db }: Database,
  id: string,
  before: WayCounts | undefined,
  changes: CountChanges['ways'],
): Promise<void> {
  if (before === undefined || changes.length === 0) return
  const ways = JSON.stringify(addToWays(before, changes))
  await db.updateTable('batch').set({ ways }).where('id', '=', id).execute()
}

async function moveBuckets({ db }: Database, batch: string, buckets: CountChanges['buckets']): Promise<void> {
  const moved = [...buckets].filter(([, people]) => people !== 0)
  if (moved.length === 0) return
  const by = moved.map(([bucket, people]) => sql`when ${bucket} then cast(${people} as integer)`)
  await db
    .updateTable('batch_count')
    .set({ people: sql`people + case bucket ${sql.join(by, sql` `)} end` })
    .where('batch', '=', batch)
    .where(
      'bucket',
      'in',
      moved.map(([bucket]) => bucket),
    )
    .execute()
}
