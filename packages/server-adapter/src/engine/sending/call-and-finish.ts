import type { EngineContext } from '../engine-context.ts'
import { callSender } from './call-sender.ts'
import type { CommittedCall } from './commit-submissions.ts'
import { finishSubmission } from './finish-submission.ts'

/** Hands a committed call over and keeps what came of it. */
export async function callAndFinish(context: EngineContext, committed: CommittedCall): Promise<void> {
  const { sender, call } = committed
  const answer = await callSender(context, sender, call, (late) =>
    finishSubmission(context, committed, late).catch((failure: unknown) => {
      context.logger.error({ failure: String(failure) }, 'a late answer could not be kept')
    }),
  )
  await finishSubmission(context, committed, answer)
}
