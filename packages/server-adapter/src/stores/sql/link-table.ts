import type { Selectable } from 'kysely'
import type { BatchLinks, LinkTable, StoredLink } from '../../ports/store/link-table.ts'
import type { SqlContext } from './dialect.ts'
import { insertRecords } from './records.ts'
import { chunks } from './rows.ts'
import type { Schema } from './schema.ts'

const rowsAtOnce = 500

export function linkTable(context: SqlContext): LinkTable {
  const { db, dialect } = context
  return {
    ...linkTries(context),
    ...linksOfBatches(context),
    async insert(links) {
      const before = await countOf(context, links)
      await insertRecords(context, {
        table: 'link',
        columns: linkColumns,
        rows: links.map((it) => writeLink({ ...it, ...untouched })),
        onConflict: 'do nothing',
      })
      return (await countOf(context, links)) - before
    },
    async find(hash) {
      const row = await db.selectFrom('link').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row && readLink(row)
    },
    async newest(messages) {
      const found = new Map<string, StoredLink>()
      for (const part of chunks(messages, rowsAtOnce)) {
        const rows = await db
          .selectFrom('link')
          .selectAll()
          .where(dialect.isAmong('message', part))
          .orderBy('issue')
          .execute()
        for (const row of rows) found.set(row.message, readLink(row))
      }
      return found
    },
    async save(link) {
      const { hash, ...columns } = writeLink(link)
      await db.updateTable('link').set(columns).where('hash', '=', hash).execute()
    },
    async revokeAll(batch, by, at) {
      const { numUpdatedRows } = await db
        .updateTable('link')
        .set({ revoked_at: at, revoked_by: by })
        .where('batch', '=', batch)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    async extendAll(batch, expiresAt) {
      const { numUpdatedRows } = await db
        .updateTable('link')
        .set({ expires_at: expiresAt })
        .where('batch', '=', batch)
        .where('revoked_at', 'is', null)
        .where('expires_at', '<', expiresAt)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

function linkTries({ db }: SqlContext): Pick<LinkTable, 'addTry' | 'forgetTries' | 'triesSince'> {
  return {
    async addTry({ isRight, ...entered }) {
      await db
        .insertInto('link_try')
        .values({ ...entered, is_right: Number(isRight) })
        .execute()
    },
    async forgetTries(batch) {
      await db.deleteFrom('link_try').where('batch', '=', batch).execute()
    },
    async triesSince(batch, since) {
      const rows = await db
        .selectFrom('link_try')
        .select(['is_right', (eb) => eb.fn.count<number>('link').distinct().as('links')])
        .where('batch', '=', batch)
        .where('at', '>=', since)
        .groupBy('is_right')
        .execute()
      const of = (isRight: number) => Number(rows.find((row) => row.is_right === isRight)?.links ?? 0)
      return { wrongLinks: of(0), openedLinks: of(1) }
    },
  }
}

/** How many of them there are. */
async function countOf({ db, dialect }: SqlContext, links: readonly { readonly hash: string }[]) {
  let count = 0
  for (const part of chunks(links, rowsAtOnce)) {
    const { there } = await db
      .selectFrom('link')
      .select((eb) => eb.fn.countAll<number>().as('there'))
      .where(
        dialect.isAmong(
          'hash',
          part.map(({ hash }) => hash),
        ),
      )
      .executeTakeFirstOrThrow()
    count += Number(there)
  }
  return count
}

function linksOfBatches({
  db,
}: SqlContext): Pick<
  LinkTable,
  'insertBatch' | 'ofBatch' | 'ofBatches' | 'ofTarget' | 'changeBatch' | 'count'
> {
  const rows = db.selectFrom('batch_link').selectAll()
  return {
    async insertBatch(batch) {
      await db
        .insertInto('batch_link')
        .values({ ...batch, ...nothingYet })
        .execute()
    },
    async ofBatch(batch) {
      const row = await rows.where('batch', '=', batch).executeTakeFirst()
      return row && readBatch(row)
    },
    async ofBatches(batches) {
      const found = new Map<string, BatchLinks>()
      for (const part of chunks(batches, rowsAtOnce)) {
        for (const row of await rows.where('batch', 'in', part).execute())
          found.set(row.batch, readBatch(row))
      }
      return found
    },
    async ofTarget(organisation, kind, target) {
      const found = await rows
        .where('organisation', '=', organisation)
        .where('kind', '=', kind)
        .where('target', '=', target)
        .orderBy('batch')
        .execute()
      return found.map(readBatch)
    },
    async changeBatch(batch, change) {
      await db.updateTable('batch_link').set(writeChange(change)).where('batch', '=', batch).execute()
    },
    async count(batch, { links = 0, opened = 0, locked = 0, notMe = 0, cannotOpen = 0 }) {
      await db
        .updateTable('batch_link')
        .set((eb) => ({
          links: eb('links', '+', links),
          opened: eb('opened', '+', opened),
          locked: eb('locked', '+', locked),
          not_me: eb('not_me', '+', notMe),
          cannot_open: eb('cannot_open', '+', cannotOpen),
        }))
        .where('batch', '=', batch)
        .execute()
    },
  }
}

const nothingYet = {
  ...{ links: 0, opened: 0, locked: 0, not_me: 0, cannot_open: 0 },
  ...{ revoked_at: null, revoked_by: null, closed_at: null },
}

const untouched = { wrongTries: 0, openedAt: undefined, revokedAt: undefined, revokedBy: undefined }

const linkColumns = {
  hash: 'text',
  message: 'text',
  batch: 'text',
  organisation: 'text',
  issue: 'integer',
  created_at: 'bigint',
  expires_at: 'bigint',
  wrong_tries: 'integer',
  opened_at: 'bigint',
  revoked_at: 'bigint',
  revoked_by: 'text',
} as const

function writeLink(link: StoredLink) {
  return {
    hash: link.hash,
    message: link.message,
    batch: link.batch,
    organisation: link.organisation,
    issue: link.issue,
    created_at: link.createdAt,
    expires_at: link.expiresAt,
    wrong_tries: link.wrongTries,
    opened_at: link.openedAt ?? null,
    revoked_at: link.revokedAt ?? null,
    revoked_by: link.revokedBy ?? null,
  }
}

function readLink(row: Selectable<Schema['link']>): StoredLink {
  return {
    hash: row.hash,
    message: row.message,
    batch: row.batch,
    organisation: row.organisation,
    issue: row.issue,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    wrongTries: row.wrong_tries,
    openedAt: row.opened_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    revokedBy: row.revoked_by ?? undefined,
  }
}

function readBatch(row: Selectable<Schema['batch_link']>): BatchLinks {
  const { revoked_at: at, revoked_by: by } = row
  return {
    batch: row.batch,
    organisation: row.organisation,
    kind: row.kind,
    target: row.target,
    links: row.links,
    opened: row.opened,
    locked: row.locked,
    notMe: row.not_me,
    cannotOpen: row.cannot_open,
    revoked: at === null || by === null ? undefined : { at, by },
    closedAt: row.closed_at ?? undefined,
  }
}

function writeChange(change: Partial<Pick<BatchLinks, 'revoked' | 'closedAt'>>) {
  return {
    ...('revoked' in change && {
      revoked_at: change.revoked?.at ?? null,
      revoked_by: change.revoked?.by ?? null,
    }),
    ...('closedAt' in change && { closed_at: change.closedAt ?? null }),
  }
}
