import { orNotFound } from '../not-found.ts'
import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { recipients } from './recipients.ts'

export function replayWebhooks(context: EngineContext): Engine['replayWebhooks'] {
  return async (endpoint, from) => {
    const to = orNotFound(recipients(context).find((it) => it.endpoint === endpoint))
    const replayed = await context.transaction('replay-webhooks', ({ webhooks }) =>
      webhooks.replay(to, from, context.now()),
    )
    context.wake([{ key: 'webhooks:all', at: context.now() }])
    return orNotFound(replayed)
  }
}
