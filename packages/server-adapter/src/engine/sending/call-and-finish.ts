import { isCareBatchError } from '@carebatch/core'
import type { EngineContext } from '../engine-context.ts'
import { second } from '../periods.ts'
import { callSender } from './call-sender.ts'
import type { CommittedCall } from './commit-submissions.ts'
import { finishSubmission } from './finish-submission.ts'

/** Hands a committed call over and keeps what came of it. */
export async function callAndFinish(context: EngineContext, committed: CommittedCall): Promise<void> {
  const { sender, call } = committed
  const answer = await callSender(context, sender, call, (late) =>
    whateverTheDatabaseDoes(context, () => finishSubmission(context, committed, late)).catch(
      (failure: unknown) => {
        context.logger.error({ failure: String(failure) }, 'a late answer could not be kept')
      },
    ),
  )
  await whateverTheDatabaseDoes(context, () => finishSubmission(context, committed, answer))
}

const mostTries = 10

/** An answer is known once: a database that is away for a while does not make it unknown. Finishing twice is harmless. */
async function whateverTheDatabaseDoes(context: EngineContext, keep: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await keep()
    } catch (failure) {
      const mayPass = isCareBatchError(failure) && failure.retryable && !context.stopping.aborted
      if (!mayPass || tries === mostTries) throw failure
      await context.pause(Math.min(5 * second, 50 * 2 ** tries))
    }
  }
}
