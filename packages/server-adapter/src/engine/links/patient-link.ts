import { linkState, triesLeft, type LinkState, type LinkToken } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { BatchLinks, StoredLink } from '../../ports/store/link-table.ts'
import type { LinkDefinition } from '../../ports/store/batch-table.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { hashOfToken } from './link-maker.ts'

/** A patient's link as the pages behind it see it. */
export interface PatientLink {
  /** Names it without opening it. */
  readonly hash: string
  readonly organisation: string
  readonly batch: string
  readonly message: string
  readonly behind: LinkDefinition
  /** `closed`: dates of birth were guessed on many links of the batch, and staff have to say how it goes on. */
  readonly state: LinkState | 'closed'
  readonly triesLeft: number
  readonly expiresAt: number
  readonly practice: { readonly name: string; readonly phone: string }
}

export interface LinkParts {
  readonly link: StoredLink
  readonly together: BatchLinks
  readonly batch: StoredBatch
}

/** What a token leads to. It is looked for in the same way whether there is such a link or not. */
export function readLink(context: EngineContext): Engine['readLink'] {
  return async (token: LinkToken) => {
    const parts = await context.transaction('read-link', (tables) => findLink(tables, hashOfToken(token)))
    return parts && patientLink(context, parts)
  }
}

export async function findLink(
  { links, batches }: StoreTables,
  hash: string,
): Promise<LinkParts | undefined> {
  const link = await links.find(hash)
  if (link === undefined) return undefined
  const together = await links.ofBatch(link.batch)
  const batch = await batches.find(link.organisation, link.batch)
  return together && batch && { link, together, batch }
}

export function patientLink(context: EngineContext, { link, together, batch }: LinkParts): PatientLink {
  const { definition } = batch
  const { hash, organisation, message, expiresAt } = link
  return {
    ...{ hash, organisation, message, expiresAt },
    batch: batch.id,
    behind: definition.link ?? { kind: together.kind, target: together.target, days: 0 },
    state: stateOfLink(context, { link, together }),
    triesLeft: triesLeft(link),
    practice: { name: definition.practiceName, phone: definition.settings.practicePhone },
  }
}

/** Revoked with its batch counts as revoked, also for a link that was sent before. */
export function stateOfLink(
  context: EngineContext,
  { link, together }: Pick<LinkParts, 'link' | 'together'>,
): LinkState | 'closed' {
  const state = together.revoked === undefined ? linkState(link, context.now()) : 'revoked'
  return state === 'open' && together.closedAt !== undefined ? 'closed' : state
}
