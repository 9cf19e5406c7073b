import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

export function questionnaireRoutes({
  engine,
}: HttpContext): RouteHandlers<'listQuestionnaires' | 'approveQuestionnaire'> {
  return {
    listQuestionnaires: async ({ actor }) => ({ questionnaires: await engine.listQuestionnaires(actor) }),
    approveQuestionnaire: ({ actor, params }) => engine.approveQuestionnaire(actor, params.code),
  }
}
