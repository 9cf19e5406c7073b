import { instantFrom } from '@carebatch/core'
import type { OrganisationSettings, Template } from '@carebatch/core/wire'
import type { Selectable } from 'kysely'
import type { OrganisationTable } from '../../ports/store/organisation-table.ts'
import type { SqlContext } from './dialect.ts'
import { chunks, optionalJson } from './rows.ts'
import { nextVersion } from './next-version.ts'
import type { Schema } from './schema.ts'
import { tokenBuckets } from './token-buckets.ts'

const rowsAtOnce = 500

/** `newKey` makes the secret of an organisation that has none yet. */
export function organisationTable(context: SqlContext, newKey: () => string): OrganisationTable {
  const { db } = context
  const organisation = (id: string) => db.selectFrom('organisation').where('id', '=', id)
  return {
    ...tokenBuckets(context),
    async settings(id) {
      const row = await organisation(id).select('settings').executeTakeFirst()
      return optionalJson<OrganisationSettings>(row?.settings ?? null)
    },
    async saveSettings(id, settings, at) {
      await nextVersion(db, id)
      await db
        .updateTable('organisation')
        .set({ settings: JSON.stringify(settings), settings_at: at })
        .where('id', '=', id)
        .execute()
    },
    async templates(id) {
      const rows = await db
        .selectFrom('template')
        .selectAll()
        .where('organisation', '=', id)
        .orderBy('name')
        .execute()
      return rows.map(readTemplate)
    },
    async saveTemplate(owner, id, content, at) {
      const row = await db
        .insertInto('template')
        .values({ id, organisation: owner, ...content, version: 1, updated_at: at })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet((eb) => ({
              ...content,
              version: eb('template.version', '+', 1),
              updated_at: at,
            }))
            .where('template.organisation', '=', owner),
        )
        .returningAll()
        .executeTakeFirst()
      return row && readTemplate(row)
    },
    async deleteTemplate(owner, id) {
      const gone = await db
        .deleteFrom('template')
        .where('id', '=', id)
        .where('organisation', '=', owner)
        .returning('id')
        .executeTakeFirst()
      return gone !== undefined
    },
    async memoryKey(id) {
      const known = await organisation(id).select('memory_key').executeTakeFirst()
      if (known?.memory_key) return known.memory_key
      await db
        .insertInto('organisation')
        .values({ id, version: 1, memory_key: null, settings: null, settings_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      // Two who make one at the same time end up with the same.
      const { memory_key: kept } = await db
        .updateTable('organisation')
        .set((eb) => ({ memory_key: eb.fn.coalesce('memory_key', eb.val(newKey())) }))
        .where('id', '=', id)
        .returning('memory_key')
        .executeTakeFirstOrThrow()
      return kept ?? ''
    },
    async rememberUndelivered(id, hash, at) {
      if (at === undefined) {
        await db
          .deleteFrom('undelivered_number')
          .where('organisation', '=', id)
          .where('hash', '=', hash)
          .execute()
        return
      }
      await db
        .insertInto('undelivered_number')
        .values({ organisation: id, hash, at })
        .onConflict((conflict) => conflict.columns(['organisation', 'hash']).doUpdateSet({ at }))
        .execute()
    },
    async forgetUndelivered(id, before) {
      await db
        .deleteFrom('undelivered_number')
        .where('organisation', '=', id)
        .where('at', '<', before)
        .execute()
    },
    async undeliveredSince(id, hashes, since) {
      const found = new Map<string, number>()
      for (const part of chunks(hashes, rowsAtOnce)) {
        const rows = await db
          .selectFrom('undelivered_number')
          .select(['hash', 'at'])
          .where('organisation', '=', id)
          .where('hash', 'in', part)
          .where('at', '>=', since)
          .execute()
        for (const { hash, at } of rows) found.set(hash, at)
      }
      return found
    },
  }
}

function readTemplate(row: Selectable<Schema['template']>): Template {
  return {
    id: row.id,
    owner: 'organisation',
    name: row.name,
    subject: row.subject,
    body: row.body,
    version: row.version,
    updatedAt: instantFrom(row.updated_at),
  }
}
