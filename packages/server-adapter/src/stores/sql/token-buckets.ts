import type { OrganisationTable } from '../../ports/store/organisation-table.ts'
import type { SqlContext } from './dialect.ts'

/** Read, then written: two plain statements, since one that does both gets a bad plan. */
export function tokenBuckets({ db, dialect }: SqlContext): Pick<OrganisationTable, 'takeTokens'> {
  return {
    async takeTokens({ key, wanted, perSecond, most }) {
      const now = await dialect.now(db)
      const bucket = await db
        .selectFrom('token_bucket')
        .selectAll()
        .where('key', '=', key)
        .modifyEnd(dialect.forUpdate)
        .executeTakeFirst()
      const passed = Math.max(0, now - (bucket?.filled_at ?? now))
      const there = Math.min(most, (bucket?.tokens ?? most) + (passed * perSecond) / 1000)
      const taken = Math.min(wanted, Math.floor(there))
      const tokens = there - taken
      await db
        .insertInto('token_bucket')
        .values({ key, tokens, filled_at: now })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ tokens, filled_at: now }))
        .execute()
      return { taken, waitMs: taken > 0 ? 0 : Math.ceil(((1 - tokens) * 1000) / perSecond) }
    },
  }
}
