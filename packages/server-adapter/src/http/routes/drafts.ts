import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

type DraftRoute = 'createDraft' | 'listDrafts' | 'readDraft' | 'saveDraft' | 'deleteDraft'

export function draftRoutes({ engine }: HttpContext): RouteHandlers<DraftRoute> {
  return {
    createDraft: ({ actor, body, headers }) => engine.createDraft(actor, body, headers['idempotency-key']),
    listDrafts: ({ actor }) => engine.listDrafts(actor),
    readDraft: ({ actor, params }) => engine.readDraft(actor, params.id),
    saveDraft: ({ actor, params, body }) => engine.saveDraft(actor, params.id, body),
    deleteDraft: async ({ actor, params }) => {
      await engine.deleteDraft(actor, params.id)
      return undefined
    },
  }
}
