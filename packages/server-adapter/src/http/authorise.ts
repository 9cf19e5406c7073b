import { CareBatchError } from '@carebatch/core'
import type { RouteDefinition } from '@carebatch/core/wire'
import type { Actor, Authoriser } from '../ports/authoriser.ts'

/** Who asks, if the route lets them in; throws otherwise. Open routes know nobody. */
export async function authorise(
  authoriser: Authoriser,
  route: RouteDefinition,
  request: Request,
): Promise<Actor | undefined> {
  if (route.access === 'open') return undefined
  const actor = await authoriser.authorise(request)
  if (actor === undefined) throw new CareBatchError('not-authenticated')
  if (route.access === 'signed-in') return actor
  if (!actor.hasAccess) throw new CareBatchError('no-access')
  if (!actor.permissions.includes(route.access))
    throw new CareBatchError('not-permitted', { details: { needs: route.access } })
  return actor
}
