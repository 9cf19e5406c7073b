import type { OrganisationTable } from '../../ports/store/organisation-table.ts'
import type { SqlContext } from './dialect.ts'

/** Read, then written: two plain statements, since one that does both gets a bad plan. */
export function tokenBuckets({ db, dialect }: SqlContext): Pick<OrganisationTable, 'takeTokens'> {
  return {
    async takeTokens({ key, wanted, perSecond, most }) {
      const now = await dialect.now(db)
      // There before it is locked: of two who come first at the same time, one waits.
      await db
        .insertInto('token_bucket')
        .values({ key, tokens: most, filled_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const bucket = await db
        .selectFrom('token_bucket')
        .selectAll()
        .where('key', '=', key)
        .modifyEnd(dialect.forUpdate)
        .executeTakeFirstOrThrow()
      const passed = Math.max(0, now - bucket.filled_at)
      const there = Math.min(most, bucket.tokens + (passed * perSecond) / 1000)
      const taken = Math.min(wanted, Math.floor(there))
      const tokens = there - taken
      await db.updateTable('token_bucket').set({ tokens, filled_at: now }).where('key', '=', key).execute()
      return { taken, waitMs: taken > 0 ? 0 : Math.ceil(((1 - tokens) * 1000) / perSecond) }
    },
  }
}
