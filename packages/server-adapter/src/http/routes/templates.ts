import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

export function templateRoutes({
  engine,
}: HttpContext): RouteHandlers<'listTemplates' | 'createTemplate' | 'saveTemplate' | 'deleteTemplate'> {
  return {
    listTemplates: async ({ actor }) => ({ templates: await engine.listTemplates(actor) }),
    createTemplate: ({ actor, body, headers }) =>
      engine.saveTemplate(actor, body, headers['idempotency-key']),
    saveTemplate: ({ actor, params, body }) => engine.saveTemplate(actor, { ...body, id: params.id }),
    deleteTemplate: async ({ actor, params }) => {
      await engine.deleteTemplate(actor, params.id)
      return undefined
    },
  }
}
