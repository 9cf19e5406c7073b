import type { HoldTable, OrganisationHold } from '../../ports/store/hold-table.ts'
import type { SqlContext } from './dialect.ts'
import { groupBy } from './rows.ts'
import { nextVersion } from './next-version.ts'

export function holdTable(context: SqlContext): HoldTable {
  return { ...organisationHolds(context), ...sendingSoFar(context), ...restores(context) }
}

function organisationHolds({ db }: SqlContext): Pick<HoldTable, 'all' | 'of' | 'add' | 'addToAll' | 'clear'> {
  const rows = db.selectFrom('organisation_hold').selectAll().orderBy('since').orderBy('why')
  /** Batches are shown with what holds their organisation, so that they change with it. */
  const newVersion = async (organisation: string): Promise<void> => {
    const version = await nextVersion(db, organisation)
    await db.updateTable('batch').set({ version }).where('organisation', '=', organisation).execute()
  }
  const add = async (organisation: string, { why, since, by }: OrganisationHold): Promise<void> => {
    await newVersion(organisation)
    await db
      .insertInto('organisation_hold')
      .values({ organisation, why, since, by_whom: by ?? null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return {
    async all() {
      const byOrganisation = groupBy(await rows.execute(), ({ organisation }) => organisation)
      return new Map([...byOrganisation].map(([organisation, its]) => [organisation, its.map(readHold)]))
    },
    async of(organisation) {
      return (await rows.where('organisation', '=', organisation).execute()).map(readHold)
    },
    add,
    async addToAll(hold) {
      const known = await db.selectFrom('organisation').select('id').orderBy('id').execute()
      for (const { id } of known) await add(id, hold)
    },
    async clear(organisation) {
      await newVersion(organisation)
      await db.deleteFrom('organisation_hold').where('organisation', '=', organisation).execute()
    },
  }
}

function sendingSoFar({
  db,
  dialect,
}: SqlContext): Pick<HoldTable, 'lastClaim' | 'saveLastClaim' | 'refusals' | 'saveRefusals'> {
  return {
    async lastClaim(organisation, channel) {
      const row = await db
        .selectFrom('dispatch_lane')
        .select('claimed_at')
        .where('organisation', '=', organisation)
        .where('channel', '=', channel)
        .executeTakeFirst()
      return row?.claimed_at
    },
    async saveLastClaim(organisation, channel, at) {
      await db
        .insertInto('dispatch_lane')
        .values({ organisation, channel, claimed_at: at })
        .onConflict((conflict) =>
          conflict.columns(['organisation', 'channel']).doUpdateSet({ claimed_at: at }),
        )
        .execute()
    },
    async refusals(organisation, sender) {
      const row = await db
        .selectFrom('refusal_streak')
        .select('in_a_row')
        .where('organisation', '=', organisation)
        .where('sender', '=', sender)
        .modifyEnd(dialect.forUpdate)
        .executeTakeFirst()
      return row?.in_a_row ?? 0
    },
    async saveRefusals(organisation, sender, inARow) {
      await db
        .insertInto('refusal_streak')
        .values({ organisation, sender, in_a_row: inARow })
        .onConflict((conflict) =>
          conflict.columns(['organisation', 'sender']).doUpdateSet({ in_a_row: inARow }),
        )
        .execute()
    },
  }
}

function restores({ db }: SqlContext): Pick<HoldTable, 'beginRestore' | 'finishRestore'> {
  return {
    async beginRestore(name, at) {
      await db
        .insertInto('restore')
        .values({ name, at, is_finished: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const row = await db
        .selectFrom('restore')
        .select('is_finished')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      return row.is_finished === 0
    },
    async finishRestore(name) {
      await db.updateTable('restore').set({ is_finished: 1 }).where('name', '=', name).execute()
    },
  }
}

const readHold = (row: {
  why: OrganisationHold['why']
  since: number
  by_whom: string | null
}): OrganisationHold => ({ why: row.why, since: row.since, by: row.by_whom ?? undefined })
