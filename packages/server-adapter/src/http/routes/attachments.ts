import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

type AttachmentRoute = 'uploadAttachment' | 'readAttachment' | 'readAttachmentContent' | 'revokeAttachment'

export function attachmentRoutes({ engine }: HttpContext): RouteHandlers<AttachmentRoute> {
  return {
    uploadAttachment: ({ actor, body, headers }) =>
      engine.uploadAttachment(actor, body, headers['idempotency-key']),
    readAttachment: ({ actor, params }) => engine.readAttachment(actor, params.id),
    readAttachmentContent: ({ actor, params }) => engine.readAttachmentContent(actor, params.id),
    revokeAttachment: ({ actor, params }) => engine.revokeAttachment(actor, params.id),
  }
}
