import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

type PatientListRoute =
  | 'createPatientList'
  | 'readPatientList'
  | 'putListRows'
  | 'lookUpList'
  | 'lookUpAgain'
  | 'readEarlierUses'
  | 'readListRows'
  | 'readListFacts'

export function patientListRoutes({ engine }: HttpContext): RouteHandlers<PatientListRoute> {
  return {
    createPatientList: ({ actor, body, headers }) =>
      engine.createPatientList(actor, body, headers['idempotency-key']),
    readPatientList: ({ actor, params }) => engine.readPatientList(actor, params.id),
    putListRows: ({ actor, params, body }) => engine.putListRows(actor, params.id, body.rows),
    lookUpList: ({ actor, params }) => engine.lookUpList(actor, params.id),
    lookUpAgain: ({ actor, params, body }) => engine.lookUpAgain(actor, params.id, body.lines),
    readEarlierUses: ({ actor, params }) => engine.readEarlierUses(actor, params.id),
    readListRows: ({ actor, params, query }) => engine.readListRows(actor, params.id, query.after ?? 0),
    readListFacts: ({ actor, params, query }) => engine.readListFacts(actor, params.id, query.after ?? 0),
  }
}
