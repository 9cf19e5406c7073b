import { CareBatchError, instantFrom, triesPerLink } from '@carebatch/core'
import type { IssuedLink } from '@carebatch/core/wire'
import type { Actor } from '../../ports/authoriser.ts'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { BatchLinks, NewLink, StoredLink } from '../../ports/store/link-table.ts'
import { beginRequest, requestHash } from '../begin-request.ts'
import { batchView } from '../batches/batch-view.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { day } from '../periods.ts'
import { newLink } from './mint-links.ts'

interface Locked {
  readonly batch: StoredBatch
  readonly together: BatchLinks
}

/** Refused (`state-forbids`) for a batch that has no links. */
async function lockLinks(tables: StoreTables, { organisation }: Actor, id: string): Promise<Locked> {
  const batch = orNotFound(await tables.batches.lock(organisation.id, id))
  const together = await tables.links.ofBatch(id)
  if (together === undefined) throw new CareBatchError('state-forbids')
  return { batch, together }
}

async function touched(context: EngineContext, tables: StoreTables, { batch }: Locked) {
  await tables.batches.touch(batch.id, context.now())
  return batchView(context, tables, orNotFound(await tables.batches.find(batch.organisation, batch.id)))
}

/**
 * From this transaction on nothing of a batch opens any more, for good; what is not sent yet is withdrawn when its time
 * comes, since its link would lead nowhere. Twice is once.
 */
export function revokeLinks(context: EngineContext): Engine['revokeLinks'] {
  return (actor, id) =>
    context.transaction('revoke-links', async (tables) => {
      const locked = await lockLinks(tables, actor, id)
      await revokeBatch(context, tables, locked.together, actor.user.name)
      return touched(context, tables, locked)
    })
}

/** Under the lock of the batch. */
export async function revokeBatch(
  context: EngineContext,
  { links }: StoreTables,
  { batch, revoked }: BatchLinks,
  by: string,
): Promise<void> {
  if (revoked !== undefined) return
  const at = context.now()
  await links.changeBatch(batch, { revoked: { by, at }, closedAt: undefined })
  await links.revokeAll(batch, by, at)
}

/** The same for one patient, also before anything was sent to them. */
export function revokeLink(context: EngineContext): Engine['revokeLink'] {
  return (actor, id, message) =>
    context.transaction('revoke-links', async (tables) => {
      const locked = await lockLinks(tables, actor, id)
      const link = await linkOf(context, tables, locked, message)
      if (link.revokedAt !== undefined) return touched(context, tables, locked)
      const at = context.now()
      const by = actor.user.name
      await tables.links.insert([link])
      await tables.links.save({ ...link, revokedAt: at, revokedBy: by })
      await tables.messages.addEvents([{ message, at, code: 'link-revoked', detail: { by } }])
      return touched(context, tables, locked)
    })
}

/** The newest link of a message of this batch; one that is yet to be sent where there is none. */
async function linkOf(
  context: EngineContext,
  tables: StoreTables,
  { batch }: Locked,
  message: string,
): Promise<StoredLink> {
  const [stored] = await tables.messages.findAll([message])
  if (stored?.batch !== batch.id || stored.plan.length === 0) throw new CareBatchError('not-found')
  const newest = (await tables.links.newest([message])).get(message)
  const yetToBeSent = { wrongTries: 0, openedAt: undefined, revokedAt: undefined, revokedBy: undefined }
  return newest ?? { ...newLink(context, batch, message, 1), ...yetToBeSent }
}

/**
 * A fresh link in place of the newest one, which ends. Its address is told this once, to whoever asked for it, to be
 * handed to the patient in a way that staff choose. Refused (`state-forbids`) once the whole batch was revoked, and
 * before the first link was sent.
 */
export function issueLinkAgain(context: EngineContext): Engine['issueLinkAgain'] {
  return (actor, id, message, key = context.randomId()) =>
    context.transaction('issue-link', async (tables) => {
      const isNew = await isFirst(context, tables, actor, key, ['issue-link', id, message])
      const locked = await lockLinks(tables, actor, id)
      const old = (await tables.links.newest([message])).get(message)
      if (old?.batch !== locked.batch.id)
        throw new CareBatchError(old === undefined ? 'state-forbids' : 'not-found')
      if (locked.together.revoked !== undefined) throw new CareBatchError('state-forbids')
      if (!isNew) return issued(context, old)
      return issued(context, await replaceLink(context, tables, { ...locked, old, by: actor.user.name }))
    })
}

/** Whether nothing was asked for under this key before. */
async function isFirst(
  context: EngineContext,
  tables: StoreTables,
  { organisation }: Actor,
  key: string,
  asked: readonly unknown[],
): Promise<boolean> {
  const subject = context.randomId()
  const request = { organisation: organisation.id, key, requestHash: requestHash(...asked), subject }
  return (await beginRequest(tables, request)).subject === subject
}

async function replaceLink(
  context: EngineContext,
  { links, messages, batches }: StoreTables,
  { batch, old, by }: Locked & { readonly old: StoredLink; readonly by: string },
): Promise<NewLink> {
  const at = context.now()
  const { message } = old
  if (old.revokedAt === undefined) await links.save({ ...old, revokedAt: at })
  const fresh = newLink(context, batch, message, old.issue + 1)
  await links.insert([fresh])
  if (old.wrongTries >= triesPerLink) await links.count(batch.id, { locked: -1 })
  await messages.addEvents([{ message, at, code: 'link-issued-again', detail: { by } }])
  await batches.touch(batch.id, at)
  return fresh
}

function issued({ links }: EngineContext, { message, issue, expiresAt }: NewLink): IssuedLink {
  if (links === undefined) throw new CareBatchError('state-forbids')
  return { address: links.addressOf(links.tokenOf(message, issue)), expiresAt: instantFrom(expiresAt) }
}

/** More time for all links of a batch that are not revoked, reckoned from now. None gets less than it has. */
export function extendLinks(context: EngineContext): Engine['extendLinks'] {
  return (actor, id, days, key = context.randomId()) =>
    context.transaction('extend-links', async (tables) => {
      const isNew = await isFirst(context, tables, actor, key, ['extend-links', id, days])
      const locked = await lockLinks(tables, actor, id)
      if (locked.together.revoked !== undefined) throw new CareBatchError('state-forbids')
      if (!isNew) return touched(context, tables, locked)
      await tables.links.extendAll(id, context.now() + days * day)
      return touched(context, tables, locked)
    })
}

/** Staff let patients open their links again after dates of birth were guessed. What was counted on links stays. */
export function openGateAgain(context: EngineContext): Engine['openGateAgain'] {
  return (actor, id) =>
    context.transaction('open-gate', async (tables) => {
      const locked = await lockLinks(tables, actor, id)
      await tables.links.changeBatch(id, { closedAt: undefined })
      await tables.links.forgetTries(id)
      return touched(context, tables, locked)
    })
}
