import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { clockWatch } from './clock-watch.ts'

/**
 * Lets work that depends on the time begin only while the clock can be trusted: after a jump every organisation is
 * held first, and whoever asks meanwhile waits for that.
 */
export function holdOnJump(context: EngineContext): (step: LaneStep) => LaneStep {
  const jumped = clockWatch(context.clock)
  let holding: Promise<void> | undefined

  async function hold(jumpMs: number): Promise<void> {
    context.logger.warn({ jumpMs }, 'the clock jumped: nothing leaves until it is released')
    await context.transaction('hold-clock', ({ holds }) =>
      holds.addToAll({ why: 'clock-jump', since: context.now(), by: undefined }),
    )
    holding = undefined
  }

  return (step) => async () => {
    const jumpMs = jumped()
    if (jumpMs !== undefined) holding = hold(jumpMs)
    await holding
    return step()
  }
}
