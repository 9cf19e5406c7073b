import type { StoreTables } from '../../ports/batch-store.ts'
import type { SendOutcome } from '../../ports/sender.ts'
import type { SubmissionMember } from '../../ports/store/submission-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { lockToSteer, saveSteering } from '../holds/steer.ts'
import type { LedgerBook } from '../ledger/ledger-book.ts'

/** Refusals in a row, of one sender and for one organisation, after which a batch pauses by itself. */
export const mostRefusalsInARow = 25

export interface Refused {
  readonly organisation: string
  readonly batch: string
  readonly sender: string
}

/**
 * Counts refusals along a call's answers; anything accepted begins anew. Says whose batch is to pause: many refusals in
 * a row mean that something is wrong with all of them, and the rest would be lost for nothing.
 */
export async function countRefusals(
  { holds }: StoreTables,
  book: LedgerBook,
  sender: string,
  members: readonly SubmissionMember[],
  outcomes: readonly SendOutcome[],
): Promise<Refused | undefined> {
  const message = book.message(members[0]?.message ?? '')
  if (message === undefined) return undefined
  const { organisation, batch } = message
  const before = await holds.refusals(organisation, sender)
  let most = before
  let now = before
  for (const { kind } of outcomes) {
    if (kind === 'refused') now += 1
    if (kind === 'accepted' || kind === 'duplicate') now = 0
    most = Math.max(most, now)
  }
  if (now !== before) await holds.saveRefusals(organisation, sender, now)
  return now > before && most >= mostRefusalsInARow ? { organisation, batch, sender } : undefined
}

/** Staff are told and decide. A batch that something else holds already stays as it is. */
export async function pauseRefused(
  context: EngineContext,
  { organisation, batch, sender }: Refused,
): Promise<void> {
  await context.transaction('pause-refused', async (tables) => {
    const { batch: found, steering } = await lockToSteer(tables, organisation, batch)
    const isOver = found.stopped !== undefined || found.counts.waiting === 0
    if (isOver || (steering.hold !== undefined && steering.hold.why !== 'outside-window')) return
    const hold = {
      why: 'refused-in-a-row',
      since: context.now(),
      by: undefined,
      until: undefined,
      sender,
    } as const
    await saveSteering(context, tables, batch, { ...steering, hold })
  })
}
