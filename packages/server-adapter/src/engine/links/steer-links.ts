import { CareBatchError, instantFrom } from '@carebatch/core'
import type { Actor } from '../../ports/authoriser.ts'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { BatchLinks, StoredLink } from '../../ports/store/link-table.ts'
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
  return (actor, id, message) =>
    context.transaction('issue-link', async (tables) => {
      const locked = await lockLinks(tables, actor, id)
      const old = (await tables.links.newest([message])).get(message)
      if (old?.batch !== locked.batch.id)
        throw new CareBatchError(old === undefined ? 'state-forbids' : 'not-found')
      if (locked.together.revoked !== undefined || context.links === undefined)
        throw new CareBatchError('state-forbids')
      const at = context.now()
      const by = actor.user.name
      if (old.revokedAt === undefined) await tables.links.save({ ...old, revokedAt: at })
      const fresh = newLink(context, locked.batch, message, old.issue + 1)
      await tables.links.insert([fresh])
      if (old.wrongTries >= 5) await tables.links.count(id, { locked: -1 })
      await tables.messages.addEvents([{ message, at, code: 'link-issued-again', detail: { by } }])
      await tables.batches.touch(id, at)
      const address = context.links.addressOf(context.links.tokenOf(message, fresh.issue))
      return { address, expiresAt: instantFrom(fresh.expiresAt) }
    })
}

/** More time for all links of a batch that are not revoked, reckoned from now. None gets less than it has. */
export function extendLinks(context: EngineContext): Engine['extendLinks'] {
  return (actor, id, days) =>
    context.transaction('extend-links', async (tables) => {
      const locked = await lockLinks(tables, actor, id)
      if (locked.together.revoked !== undefined) throw new CareBatchError('state-forbids')
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
