import { getRequestListener } from '@hono/node-server'
import type { BatchServer } from '@carebatch/server-adapter'
import type { Application } from 'express'

/**
 * Answers CareBatch's paths within an Express app. Mount it before any body parser: callbacks are proved over the bytes
 * as they came. A body that was read before it is an error of the app, not a request to be refused.
 */
export function mountInExpress(app: Application, server: BatchServer): void {
  const answer = getRequestListener(server.fetch, { overrideGlobalObjects: false })
  app.all(['/v1/{*path}', '/p/{*path}'], async (request, response) => {
    if (request.readableDidRead) throw new Error('Mount CareBatch before any body parser.')
    await answer(request, response)
  })
}
