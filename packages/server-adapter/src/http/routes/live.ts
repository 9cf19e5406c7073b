import type { HttpContext } from '../http-context.ts'
import { liveSnapshots } from '../live-snapshots.ts'
import type { RouteHandlers } from '../route-handler.ts'

type LiveRoute = 'watchBatches' | 'watchBatch' | 'watchPatientList'

export function liveRoutes({ engine, liveEveryMs: everyMs }: HttpContext): RouteHandlers<LiveRoute> {
  return {
    watchBatches: ({ actor, signal }) =>
      liveSnapshots({
        version: () => engine.versionOf(actor.organisation.id),
        read: () => engine.listBatches(actor),
        everyMs,
        signal,
      }),
    watchBatch: ({ actor, params, signal }) =>
      liveSnapshots({
        version: () => engine.versionOf(actor.organisation.id, params.id),
        read: () => engine.readBatch(actor, params.id),
        everyMs,
        signal,
      }),
    watchPatientList: async ({ actor, params, signal }) => {
      const read = () => engine.readPatientList(actor, params.id)
      // A list has no version; how far it has come is all there is to it.
      return liveSnapshots({ version: async () => JSON.stringify(await read()), read, everyMs, signal })
    },
  }
}
