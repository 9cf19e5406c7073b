import { getRequestListener } from '@hono/node-server'
import type { BatchServer } from '@carebatch/server-adapter'
import type { FastifyPluginCallback } from 'fastify'

/**
 * Answers CareBatch's paths within a Fastify app: `app.register(careBatch(server))`. Bodies pass by its parsers and its
 * `bodyLimit`, since each route has a limit of its own; the parsers of your other routes stay.
 */
export function careBatch(server: BatchServer): FastifyPluginCallback {
  const answer = getRequestListener(server.fetch, { overrideGlobalObjects: false })
  return (app, _options, done) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null))
    for (const path of ['/v1/*', '/p/*'])
      app.all(path, (request, reply) => {
        reply.hijack()
        void answer(request.raw, reply.raw)
      })
    done()
  }
}
