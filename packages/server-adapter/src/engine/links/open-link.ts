import { isSprayed, sprayWindowMs, triesPerLink, type LinkToken } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredLink } from '../../ports/store/link-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { hashOfToken } from './link-maker.ts'
import { findLink, patientLink, stateOfLink, type LinkParts } from './patient-link.ts'

/**
 * Somebody typed a date of birth. Tries of one batch come one after another, so that a hundred at once count as a
 * hundred, and the fifth wrong one closes the link for all who come after it.
 */
export function openLink(context: EngineContext): Engine['openLink'] {
  return async (token: LinkToken, dateOfBirth) => {
    const hash = hashOfToken(token)
    const seen = await context.transaction('read-link', async (tables) => {
      const parts = await findLink(tables, hash)
      const [message] = parts === undefined ? [] : await tables.messages.findAll([parts.link.message])
      return parts && { parts, isRight: message?.dateOfBirth === dateOfBirth }
    })
    if (seen === undefined) return undefined
    return context.transaction('open-link', async (tables) => {
      const { organisation, batch } = seen.parts.link
      await tables.batches.lock(organisation, batch)
      const parts = orNotFound(await findLink(tables, hash))
      const isOpen = stateOfLink(context, parts) === 'open'
      if (!seen.isRight) await countWrong(context, tables, parts, isOpen)
      else if (isOpen) await countRight(context, tables, parts)
      const link = patientLink(context, orNotFound(await findLink(tables, hash)))
      return { passed: isOpen && seen.isRight, link }
    })
  }
}

async function countRight(
  context: EngineContext,
  tables: StoreTables,
  { link, batch }: LinkParts,
): Promise<void> {
  const at = context.now()
  await tables.links.addTry({ link: link.hash, batch: batch.id, at, isRight: true })
  if (link.openedAt !== undefined) return
  const others = await openedBefore(tables, link)
  await tables.links.save({ ...link, openedAt: at })
  await tables.messages.addEvents([{ message: link.message, at, code: 'link-opened' }])
  if (!others) await tables.links.count(batch.id, { opened: 1 })
  await tables.batches.touch(batch.id, at)
}

/** Who opened an earlier link of the same message is counted already. */
async function openedBefore({ messages }: StoreTables, { message, issue }: StoredLink): Promise<boolean> {
  return issue > 1 && (await messages.events(message)).some(({ code }) => code === 'link-opened')
}

/** Counted on a link that is closed, too: nobody who guesses is told when to stop. */
async function countWrong(
  context: EngineContext,
  tables: StoreTables,
  { link, together, batch }: LinkParts,
  isOpen: boolean,
): Promise<void> {
  const at = context.now()
  const wrongTries = link.wrongTries + 1
  await tables.links.save({ ...link, wrongTries })
  await tables.links.addTry({ link: link.hash, batch: batch.id, at, isRight: false })
  if (isOpen && wrongTries === triesPerLink) {
    await tables.messages.addEvents([{ message: link.message, at, code: 'link-locked' }])
    await tables.links.count(batch.id, { locked: 1 })
    await tables.batches.touch(batch.id, at)
  }
  if (together.closedAt !== undefined || together.revoked !== undefined) return
  if (!isSprayed(await tables.links.triesSince(batch.id, at - sprayWindowMs))) return
  context.logger.warn({ batch: batch.id }, 'dates of birth are guessed on many links: the gate is closed')
  await tables.links.changeBatch(batch.id, { closedAt: at })
  await tables.batches.touch(batch.id, at)
}
