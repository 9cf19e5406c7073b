import type { EngineContext } from './engine-context.ts'
import { failureFields } from './failure-fields.ts'

export interface WakeUpSource {
  /** Starts the scheduler if it has not been; does not wait for it. Called again and again until it works. */
  connect(): void
  /** Asks for a wake-up. One that cannot be had is only logged: the sweep finds what is due all the same. */
  ask(key: string, at: number): void
  /** Wakes nobody any more. Never rejects. */
  end(): Promise<void>
}

/** The scheduler as the engine sees it: something that may be gone at any time, on which nothing may wait. */
export function wakeUpSource(
  context: Pick<EngineContext, 'scheduler' | 'logger' | 'works'>,
  poke: (key: string) => void,
): WakeUpSource {
  const { scheduler, logger, works } = context
  let starting: Promise<void> | undefined

  const failed = (text: string) => (failure: unknown) => logger.warn(failureFields(failure), text)

  return {
    connect() {
      starting ??= scheduler.start(works ? async (key) => poke(key) : undefined).catch((failure: unknown) => {
        starting = undefined
        failed('the scheduler could not be started: the sweep carries the work')(failure)
      })
    },
    ask(key, at) {
      void Promise.resolve()
        .then(() => scheduler.wakeAt(key, at))
        .catch(failed('a wake-up could not be scheduled'))
    },
    async end() {
      await starting
      starting = undefined
      await scheduler.stop().catch(failed('the scheduler could not be stopped'))
    },
  }
}
