import type { Channel } from '@carebatch/core'
import type { EngineContext } from '../engine-context.ts'
import { holdBack } from '../holds/hold-back.ts'
import type { LaneStep } from '../lanes.ts'
import { pieceOf } from '../piece-of.ts'
import { callAndFinish } from './call-and-finish.ts'
import { claimSends, type ClaimedSends } from './claim-sends.ts'
import { commitSubmissions } from './commit-submissions.ts'
import { recheckFacts } from './recheck-facts.ts'

/**
 * The longest due goes first, so that one organisation's long queue would keep everybody else waiting: every so many
 * turns the others are looked at first.
 */
const turnsOfOne = 8

/** Sends what is due on one channel: claim, check again, commit, call, finish. No transaction is held over a call. */
export function dispatch(context: EngineContext, channel: Channel): LaneStep {
  const atTheirLimit = new Set<string>()
  let turns = 0
  let last: string | undefined
  return async () => {
    const others = last !== undefined && ++turns % turnsOfOne === 0 ? [last] : []
    const claimed =
      (others.length > 0 && (await claimSends(context, channel, [...atTheirLimit, ...others]))) ||
      (await claimSends(context, channel, [...atTheirLimit]))
    if (claimed === undefined) return undefined
    last = claimed.organisation
    const { tasks, toHold, holds, token } = claimed
    if (toHold.length > 0) await holdBack(context, toHold, holds, token)
    if (tasks.length === 0 && toHold.length > 0) return pieceOf(toHold)
    if (tasks.length === 0) {
      atTheirLimit.add(claimed.organisation)
      await context.pause(claimed.waitMs)
      atTheirLimit.delete(claimed.organisation)
      return `limit:${token}`
    }
    const ready = await recheckFacts(context, claimed)
    if (context.stopping.aborted) return giveBack(context, claimed)
    const calls = await commitSubmissions(context, channel, ready, token)
    await Promise.all(calls.map((call) => callAndFinish(context, call)))
    return pieceOf(tasks)
  }
}

/** What was claimed and not committed is there for other processes at once. */
async function giveBack(context: EngineContext, { tasks, token }: ClaimedSends): Promise<undefined> {
  await context.transaction('give-back', (tables) => tables.tasks.release(tasks, token))
}
