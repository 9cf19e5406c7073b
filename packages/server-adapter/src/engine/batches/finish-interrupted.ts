import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { prepareBatch } from './prepare-batch.ts'
import { withdrawStopped } from './stop-batch.ts'

/** Goes on where a crash interrupted the making or the stopping of a batch. */
export function finishInterrupted(context: EngineContext): LaneStep {
  return async () => {
    const batches = await context.transaction('unfinished', (tables) => tables.batches.unfinished())
    for (const batch of batches) {
      await prepareBatch(context, batch)
      if (batch.stopPending) await withdrawStopped(context, batch)
    }
    return batches.length > 0
  }
}
