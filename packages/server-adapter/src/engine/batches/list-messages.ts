import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { orNotFound } from '../not-found.ts'
import { messageView } from './message-view.ts'

export function listMessages(context: EngineContext): Engine['listMessages'] {
  return ({ organisation }, batch, query) =>
    context.transaction('list-messages', async (tables) => {
      orNotFound(await tables.batches.find(organisation.id, batch))
      const { messages, total } = await tables.messages.page(batch, query)
      const last = messages.at(-1)
      const isFull = messages.length === query.limit && last !== undefined
      return { messages: messages.map(messageView), total, ...(isFull && { next: last.line }) }
    })
}
