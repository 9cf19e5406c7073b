import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

type HoldRoute = 'stopEverything' | 'readHolds' | 'releaseOrganisation'

export function holdRoutes({ engine }: HttpContext): RouteHandlers<HoldRoute> {
  return {
    stopEverything: ({ actor }) => engine.stopEverything(actor),
    readHolds: ({ actor }) => engine.readHolds(actor),
    releaseOrganisation: ({ actor }) => engine.releaseOrganisation(actor),
  }
}
