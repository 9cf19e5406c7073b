import type { Channel } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { Sender } from '../../ports/sender.ts'
import type { BatchHold } from '../../ports/store/steering-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { whyHold } from '../holds/why-hold.ts'

export interface ClaimedSends {
  readonly organisation: string
  readonly tasks: readonly StoredTask[]
  /** Claimed as well, and to be held back, with the holds of their batches. */
  readonly toHold: readonly StoredTask[]
  readonly holds: ReadonlyMap<string, BatchHold>
  readonly token: string
  /** Real time after which the sender's limit lets more through. 0 where there are tasks. */
  readonly waitMs: number
}

/** Where a call takes one message only, so many calls are made side by side. */
const callsAtOnce = 16
/** Fewer where no repeat is recognised: what is in the air when a process dies, a person has to decide. */
const callsAtRisk = 4

/** Claims what is due on one channel for one organisation, as much as one call and the sender's limit allow. */
export async function claimSends(
  context: EngineContext,
  channel: Channel,
  except: readonly string[],
): Promise<ClaimedSends | undefined> {
  const sender = context.senderFor(channel)
  const lease = context.newLease()
  const sideBySide = sender?.dedupe === 'none' ? callsAtRisk : callsAtOnce
  const limit = Math.max(sender?.supports.maxPerCall ?? 1, sideBySide)
  return context.transaction('claim', async (tables) => {
    const held = await tables.holds.all()
    const claimed = await tables.tasks.claim({
      kind: 'send',
      channel,
      now: context.now(),
      limit,
      except: [...except, ...held.keys()],
      lease,
    })
    const [first] = claimed
    if (first === undefined) return undefined
    const { organisation } = first
    const holds = await whyHold(context, tables, channel, claimed)
    const toHold = claimed.filter(({ batch }) => holds.has(batch))
    const tasks = claimed.filter(({ batch }) => !holds.has(batch))
    if (tasks.length === 0) return { organisation, tasks, toHold, holds, token: lease.token, waitMs: 0 }
    const { taken, waitMs } = await takeTurns(tables, sender, organisation, tasks.length)
    if (taken < tasks.length) await tables.tasks.release(tasks.slice(taken), lease.token)
    const ready = tasks.slice(0, taken)
    return { organisation, tasks: ready, toHold, holds, token: lease.token, waitMs }
  })
}

async function takeTurns(
  tables: StoreTables,
  sender: Sender | undefined,
  organisation: string,
  wanted: number,
): Promise<{ taken: number; waitMs: number }> {
  if (sender === undefined || !Number.isFinite(sender.supports.perSecond)) return { taken: wanted, waitMs: 0 }
  const { maxPerCall, perSecond } = sender.supports
  const key = `${sender.name}:${organisation}`
  return tables.organisations.takeTokens({ key, wanted, perSecond, most: Math.max(maxPerCall, perSecond) })
}
