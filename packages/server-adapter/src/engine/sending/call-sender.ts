import type { SendCall, Sender, SendOutcome } from '../../ports/sender.ts'
import type { EngineContext } from '../engine-context.ts'

/** One outcome a member, or undefined: no answer came, or none that can be read. Then nobody knows. */
export type Answer = readonly SendOutcome[] | undefined

/**
 * Calls a provider once. A sender that does not heed the signal is not waited for; what it says later is handed to
 * `onLateAnswer`, because an acceptance is never thrown away.
 */
export async function callSender(
  context: EngineContext,
  sender: Sender,
  call: SendCall,
  onLateAnswer: (answer: Answer) => Promise<void>,
): Promise<Answer> {
  const signal = AbortSignal.timeout(context.callTimeoutMs)
  let isLate = false
  const answered = Promise.resolve()
    .then(() => sender.send(call, signal))
    .then(
      (outcomes) => (outcomes.length === call.messages.length ? outcomes : undefined),
      (failure: unknown) => {
        context.logger.warn({ sender: sender.name, failure: nameOf(failure) }, 'a provider gave no answer')
        return undefined
      },
    )
  void answered.then((answer) => (isLate && answer !== undefined ? onLateAnswer(answer) : undefined))
  const answer = await Promise.race([answered, timedOut(signal)])
  if (answer !== 'timed-out') return answer
  isLate = true
  return undefined
}

function timedOut(signal: AbortSignal): Promise<'timed-out'> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('timed-out'), { once: true })
  })
}

/** The kind of a failure, never its text: providers put addresses into theirs. */
export function nameOf(failure: unknown): string {
  return failure instanceof Error ? failure.name : typeof failure
}
