import type { Bucket } from '@carebatch/core'
import type { HttpContext } from '../http-context.ts'
import type { MessageQuery } from '../../engine/engine.ts'
import type { RouteHandlers } from '../route-handler.ts'

type MessageRoute = 'listMessages' | 'searchMessages' | 'readMessage' | 'resolveUnknown'

export function messageRoutes({ engine }: HttpContext): RouteHandlers<MessageRoute> {
  return {
    listMessages: ({ actor, params, query }) => engine.listMessages(actor, params.id, messageQuery(query)),
    searchMessages: ({ actor, params, body }) => engine.listMessages(actor, params.id, messageQuery(body)),
    readMessage: ({ actor, params }) => engine.readMessage(actor, params.id, params.messageId),
    resolveUnknown: ({ actor, params, body, headers }) =>
      engine.resolveUnknown(actor, params.id, params.messageId, body.as, headers['idempotency-key']),
  }
}

interface Asked {
  readonly bucket?: Bucket | undefined
  readonly find?: string | undefined
  readonly after?: number | undefined
  readonly limit?: number | undefined
}

function messageQuery({ bucket, find, after, limit = 100 }: Asked): MessageQuery {
  return {
    limit,
    ...(bucket !== undefined && { bucket }),
    ...(find !== undefined && find.trim() !== '' && { find }),
    ...(after !== undefined && { after }),
  }
}
