import type { HttpContext } from '../http-context.ts'
import { liveSnapshots, type LiveSnapshot } from '../live-snapshots.ts'
import { liveVersions } from '../live-versions.ts'
import type { RouteHandlers } from '../route-handler.ts'
import type { Watched } from '../../engine/engine.ts'

type LiveRoute = 'watchBatches' | 'watchBatch' | 'watchPatientList'

interface Asked {
  readonly raw: Request
  readonly signal: AbortSignal
}

export function liveRoutes({ engine, liveEveryMs }: HttpContext): RouteHandlers<LiveRoute> {
  const versions = liveVersions(engine.versionsOf, liveEveryMs)
  const watch = <T>(watched: Watched, { raw, signal }: Asked, read: () => Promise<T>) =>
    liveSnapshots({
      versionAfter: (seen) => versions.after(watched, seen, signal),
      read,
      known: lastVersion(raw),
    })

  return {
    watchBatches: ({ actor, ...asked }) =>
      watch({ organisation: actor.organisation.id }, asked, () => engine.listBatches(actor)),
    watchBatch: ({ actor, params, ...asked }) =>
      watch({ organisation: actor.organisation.id, batch: params.id }, asked, () =>
        engine.readBatch(actor, params.id),
      ),
    // A list moves its organisation's version along; what else moves it changes nothing here.
    watchPatientList: async ({ actor, params, ...asked }) =>
      distinct(
        await watch({ organisation: actor.organisation.id }, asked, () =>
          engine.readPatientList(actor, params.id),
        ),
      ),
  }
}

/** What a reader who comes back has seen last (HTML standard, 9.2.4). */
function lastVersion({ headers }: Request): number | undefined {
  const id = headers.get('last-event-id') ?? ''
  return /^\d{1,15}$/.test(id) ? Number(id) : undefined
}

async function* distinct<T>(all: AsyncIterable<LiveSnapshot<T>>): AsyncGenerator<LiveSnapshot<T>> {
  let last: string | undefined
  for await (const one of all) {
    const text = JSON.stringify(one.snapshot)
    if (text !== last) yield one
    last = text
  }
}
