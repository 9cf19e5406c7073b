import type { HttpContext } from '../http-context.ts'
import type { RouteHandlers } from '../route-handler.ts'

export function settingsRoutes({ engine }: HttpContext): RouteHandlers<'readSettings' | 'saveSettings'> {
  return {
    readSettings: ({ actor }) => engine.readSettings(actor),
    saveSettings: ({ actor, body }) => engine.writeSettings(actor, body),
  }
}
