import { linkState } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { NewLink, StoredLink } from '../../ports/store/link-table.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { day } from '../periods.ts'
import { hashOfToken } from './link-maker.ts'

/** Which link goes out with a message; `revoked`: none may, because staff withdrew what stands behind it. */
export type LinksToSend = ReadonlyMap<string, { readonly issue: number } | 'revoked'>

/**
 * Links of messages that are about to be sent, made in the same transaction. A second way of sending carries the link of
 * the first, unless that one can no longer be opened. Messages of batches without links are not in it.
 */
export async function mintLinks(
  context: EngineContext,
  tables: StoreTables,
  messages: readonly StoredMessage[],
  batches: readonly StoredBatch[],
): Promise<LinksToSend> {
  const linked = new Map(
    batches.filter(({ definition }) => definition.link).map((batch) => [batch.id, batch]),
  )
  const theirs = messages.filter(({ batch }) => linked.has(batch))
  if (theirs.length === 0) return new Map()
  const newest = await tables.links.newest(theirs.map(({ id }) => id))
  const together = await tables.links.ofBatches([...linked.keys()])
  const toSend = new Map<string, { readonly issue: number } | 'revoked'>()
  const added: NewLink[] = []
  for (const { id, batch } of theirs) {
    const link = newest.get(id)
    const isRevoked = together.get(batch)?.revoked !== undefined || link?.revokedAt !== undefined
    const issue = issueToSend(link, context.now())
    toSend.set(id, isRevoked ? 'revoked' : { issue })
    const stored = linked.get(batch)
    if (isRevoked || stored === undefined || issue === link?.issue) continue
    added.push(newLink(context, stored, id, issue))
  }
  await insertNew(tables, added)
  return toSend
}

function issueToSend(link: StoredLink | undefined, now: number): number {
  if (link === undefined) return 1
  return linkState(link, now) === 'open' ? link.issue : link.issue + 1
}

/** A link that can be opened from now on. Throws where the server was set up without links. */
export function newLink(
  { links, now }: EngineContext,
  { id: batch, organisation, definition }: StoredBatch,
  message: string,
  issue: number,
): NewLink {
  if (links === undefined) throw new Error('a batch with links on a server that was set up without them')
  const createdAt = now()
  const expiresAt = createdAt + (definition.link?.days ?? 0) * day
  const hash = hashOfToken(links.tokenOf(message, issue))
  return { hash, message, batch, organisation, issue, createdAt, expiresAt }
}

async function insertNew({ links }: StoreTables, added: readonly NewLink[]): Promise<void> {
  if (added.length === 0) return
  await links.insert(added)
  const firsts = Map.groupBy(
    added.filter(({ issue }) => issue === 1),
    ({ batch }) => batch,
  )
  for (const [batch, its] of firsts) await links.count(batch, { links: its.length })
}
