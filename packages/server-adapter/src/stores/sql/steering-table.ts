import type { Selectable } from 'kysely'
import type { Steering, SteeringTable } from '../../ports/store/steering-table.ts'
import type { SqlContext } from './dialect.ts'
import { chunks, optionalJson } from './rows.ts'
import type { Schema } from './schema.ts'

const rowsAtOnce = 500

export function steeringTable({ db }: SqlContext): SteeringTable {
  return {
    async of(batches) {
      const found = new Map<string, Steering>()
      for (const part of chunks(batches, rowsAtOnce)) {
        const rows = await db.selectFrom('batch_steering').selectAll().where('batch', 'in', part).execute()
        for (const row of rows) found.set(row.batch, readSteering(row))
      }
      return found
    },
    async save(batch, steering) {
      const columns = writeSteering(steering)
      await db
        .insertInto('batch_steering')
        .values({ batch, ...columns })
        .onConflict((conflict) => conflict.column('batch').doUpdateSet(columns))
        .execute()
    },
    async underWay(now) {
      const rows = await db
        .selectFrom('batch_steering')
        .select('batch')
        .where((eb) => eb.or([eb('is_under_way', '=', 1), eb('hold_until', '<=', now)]))
        .execute()
      return rows.map(({ batch }) => batch)
    },
    async nextDueAt() {
      const { at } = await db
        .selectFrom('batch_steering')
        .select((eb) => eb.fn.min('hold_until').as('at'))
        .executeTakeFirstOrThrow()
      return at ?? undefined
    },
  }
}

function readSteering(row: Selectable<Schema['batch_steering']>): Steering {
  return {
    revision: row.revision,
    hold: read<NonNullable<Steering['hold']>>(row.hold),
    release: read<NonNullable<Steering['release']>>(row.release),
    anyHour: row.any_hour === 1,
    timing: read<NonNullable<Steering['timing']>>(row.timing),
    spread: read<NonNullable<Steering['spread']>>(row.spread),
  }
}

const read = <Value>(text: string | null): Value | undefined => optionalJson<Value>(text)

function writeSteering({ revision, hold, release, anyHour, timing, spread }: Steering) {
  return {
    revision,
    hold: json(hold),
    hold_until: hold?.until ?? null,
    release: json(release),
    any_hour: Number(anyHour),
    timing: json(timing),
    spread: json(spread),
    is_under_way: Number(release !== undefined || spread !== undefined),
  }
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
