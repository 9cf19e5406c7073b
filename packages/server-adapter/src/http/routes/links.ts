import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

type LinkRoute = 'revokeLinks' | 'extendLinks' | 'openGateAgain' | 'revokeLink' | 'issueLinkAgain'

export function linkRoutes({ engine }: HttpContext): RouteHandlers<LinkRoute> {
  return {
    revokeLinks: ({ actor, params }) => engine.revokeLinks(actor, params.id),
    extendLinks: ({ actor, params, body, headers }) =>
      engine.extendLinks(actor, params.id, body.days, headers['idempotency-key']),
    openGateAgain: ({ actor, params }) => engine.openGateAgain(actor, params.id),
    revokeLink: ({ actor, params }) => engine.revokeLink(actor, params.id, params.messageId),
    issueLinkAgain: ({ actor, params, headers }) =>
      engine.issueLinkAgain(actor, params.id, params.messageId, headers['idempotency-key']),
  }
}
