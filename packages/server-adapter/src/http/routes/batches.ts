import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

type BatchRoute =
  | 'confirmBatch'
  | 'listBatches'
  | 'readBatch'
  | 'stopBatch'
  | 'pauseBatch'
  | 'resumeBatch'
  | 'changeSchedule'
  | 'resolveUnknowns'
  | 'retryFailed'
  | 'reconcile'
  | 'exportOutcomes'
  | 'readRecordGaps'
  | 'retryRecords'

export function batchRoutes({ engine }: HttpContext): RouteHandlers<BatchRoute> {
  return {
    confirmBatch: ({ actor, body, headers }) => engine.confirmBatch(actor, body, headers['idempotency-key']),
    listBatches: ({ actor }) => engine.listBatches(actor),
    readBatch: ({ actor, params }) => engine.readBatch(actor, params.id),
    stopBatch: ({ actor, params }) => engine.stopBatch(actor, params.id),
    pauseBatch: ({ actor, params }) => engine.pauseBatch(actor, params.id),
    resumeBatch: ({ actor, params, body }) => engine.resumeBatch(actor, params.id, body.revision),
    changeSchedule: ({ actor, params, body }) => engine.changeSchedule(actor, params.id, body),
    resolveUnknowns: ({ actor, params, body, headers }) =>
      engine.resolveUnknowns(actor, params.id, body, headers['idempotency-key']),
    retryFailed: ({ actor, params, headers }) =>
      engine.retryFailed(actor, params.id, headers['idempotency-key']),
    reconcile: ({ actor, params }) => engine.reconcile(actor, params.id),
    readRecordGaps: ({ actor, params, query: { after = 0, limit = 100 } }) =>
      engine.readRecordGaps(actor, params.id, { after, limit }),
    retryRecords: ({ actor, params }) => engine.retryRecords(actor, params.id),
    exportOutcomes: ({ actor, params }) => engine.exportOutcomes(actor, params.id),
  }
}
