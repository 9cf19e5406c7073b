import type { Channel } from '@carebatch/core'
import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { callAndFinish } from './call-and-finish.ts'
import { claimSends } from './claim-sends.ts'
import { commitSubmissions } from './commit-submissions.ts'
import { recheckFacts } from './recheck-facts.ts'

/** Sends what is due on one channel: claim, check again, commit, call, finish. No transaction is held over a call. */
export function dispatch(context: EngineContext, channel: Channel): LaneStep {
  const atTheirLimit = new Set<string>()
  return async () => {
    const claimed = await claimSends(context, channel, [...atTheirLimit])
    if (claimed === undefined) return false
    if (claimed.tasks.length === 0) {
      atTheirLimit.add(claimed.organisation)
      await context.pause(claimed.waitMs)
      atTheirLimit.delete(claimed.organisation)
      return true
    }
    const ready = await recheckFacts(context, claimed)
    const calls = await commitSubmissions(context, channel, ready, claimed.token)
    await Promise.all(calls.map((call) => callAndFinish(context, call)))
    return true
  }
}
