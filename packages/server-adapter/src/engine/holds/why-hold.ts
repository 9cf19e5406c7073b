import { instantFrom } from '@carebatch/core'
import { bankHolidays, nextWindow } from '@carebatch/core/schedule'
import type { Channel } from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import { unsteered, type BatchHold } from '../../ports/store/steering-table.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { EngineContext } from '../engine-context.ts'
import { minute } from '../periods.ts'
import { holdInForce } from './steer.ts'

/** Due for longer than this without anybody sending: staff are asked (design: an outage over the scheduled time). */
export const latestMs = 15 * minute

/** Which of these batches must not send now, and why. Reads only; a hold that is new has yet to be kept. */
export async function whyHold(
  context: EngineContext,
  tables: StoreTables,
  channel: Channel,
  tasks: readonly StoredTask[],
): Promise<ReadonlyMap<string, BatchHold>> {
  const now = context.now()
  const [first] = tasks
  if (first === undefined) return new Map()
  const lastClaim = await markClaim(tables, first.organisation, channel, now)
  const ids = [...new Set(tasks.map(({ batch }) => batch))]
  const steering = await tables.steering.of(ids)
  const holds = new Map<string, BatchHold>()
  for (const batch of await tables.batches.findAll(ids)) {
    const its = tasks.filter((task) => task.batch === batch.id)
    const steered = steering.get(batch.id) ?? unsteered
    const window = steered.anyHour ? undefined : outsideWindow(batch, now)
    const hold = holdInForce(steered, now) ?? lateness(its, lastClaim, now) ?? window
    if (hold !== undefined) holds.set(batch.id, hold)
  }
  return holds
}

/** When sends were claimed here before. Kept to the minute, which is enough to tell an outage from a long queue. */
async function markClaim(
  { holds }: StoreTables,
  organisation: string,
  channel: Channel,
  now: number,
): Promise<number> {
  const last = (await holds.lastClaim(organisation, channel)) ?? 0
  if (Math.abs(now - last) >= minute) await holds.saveLastClaim(organisation, channel, now)
  return last
}

/** A long queue is no outage: what matters is for how long nobody sent anything although it was due. */
function lateness(tasks: readonly StoredTask[], lastClaim: number, now: number): BatchHold | undefined {
  const idleSince = Math.max(lastClaim, Math.min(...tasks.map(({ dueAt }) => dueAt)))
  return now - idleSince > latestMs ? { why: 'late', since: now, by: undefined, until: undefined } : undefined
}

function outsideWindow({ definition }: StoredBatch, now: number): BatchHold | undefined {
  const { holdOutsideWindow, sendWindow, nation } = definition.settings
  if (!holdOutsideWindow) return undefined
  const opens = nextWindow(instantFrom(now), sendWindow, bankHolidays(nation))
  const until = opens === undefined ? undefined : Date.parse(opens)
  if (until === undefined || until <= now) return undefined
  return { why: 'outside-window', since: now, by: undefined, until }
}
