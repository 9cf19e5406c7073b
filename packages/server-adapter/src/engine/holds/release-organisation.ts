import type { Engine } from '../engine.ts'
import type { EngineContext } from '../engine-context.ts'
import { laneNames } from '../wake-keys.ts'
import { holdViews } from './hold-views.ts'

/** What may be sent is sent from now on. Stopped batches stay stopped, and restored messages stay unknown. */
export function releaseOrganisation(context: EngineContext): Engine['releaseOrganisation'] {
  return async ({ organisation, user }) => {
    const released = await context.transaction('release', async (tables) => {
      await tables.holds.clear(organisation.id)
      for (const { id } of await tables.batches.list(organisation.id)) {
        await tables.batches.touch(id, context.now())
      }
      return { holds: await holdViews(tables, organisation.id) }
    })
    context.logger.info({ organisation: organisation.id, by: user.id }, 'sending was released')
    context.wake(laneNames.map((lane) => ({ key: `${lane}:${organisation.id}`, at: context.now() })))
    return released
  }
}

export function readHolds(context: EngineContext): Engine['readHolds'] {
  return ({ organisation }) =>
    context.transaction('read-holds', async (tables) => ({
      holds: await holdViews(tables, organisation.id),
    }))
}
