import { Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { CareBatchError } from '@carebatch/core'
import { questionnaireRoutes } from './routes/questionnaires.ts'
import { routes, type RouteDefinition, type RouteName } from '@carebatch/core/wire'
import type { HttpContext } from './http-context.ts'
import { patientPages } from '../patient-pages/patient-pages.ts'
import { problemResponse } from './problem.ts'
import type { RouteHandler, RouteHandlers } from './route-handler.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { batchRoutes } from './routes/batches.ts'
import { callbackRoutes } from './routes/callbacks.ts'
import { draftRoutes } from './routes/drafts.ts'
import { healthRoutes } from './routes/health.ts'
import { holdRoutes } from './routes/holds.ts'
import { linkRoutes } from './routes/links.ts'
import { liveRoutes } from './routes/live.ts'
import { messageRoutes } from './routes/messages.ts'
import { openApiRoutes } from './routes/openapi.ts'
import { patientListRoutes } from './routes/patient-lists.ts'
import { sandboxRoutes } from './routes/sandbox.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { serveRoute } from './serve-route.ts'
import { templateRoutes } from './routes/templates.ts'

/** The whole HTTP interface over an engine, as a function from Request to Response. */
export function createApp(context: HttpContext): Hono {
  const app = new Hono()
  app.use(withSafeHeaders)
  if (context.role === 'worker') app.use(onlyBackground(context))
  if (context.allowedOrigins.length > 0) app.use('/v1/*', crossOrigin(context.allowedOrigins))
  for (const [name, handler] of Object.entries<RouteHandler<RouteDefinition>>(handlersOf(context) as never))
    serveRoute<RouteDefinition>(app, context, routes[name as RouteName], handler)
  app.route(
    '/p',
    patientPages({ ...context, now: context.clock.now, sandbox: context.sandbox !== undefined }),
  )
  const unknown = { route: 'none', logger: context.logger }
  app.notFound(() => problemResponse(new CareBatchError('not-found'), unknown))
  app.onError((error) => problemResponse(error, unknown))
  return app
}

type SandboxRoute = keyof ReturnType<typeof sandboxRoutes>

function handlersOf(context: HttpContext): RouteHandlers<Exclude<RouteName, SandboxRoute>> {
  return {
    ...openApiRoutes(context),
    ...healthRoutes(context),
    ...sessionRoutes(context),
    ...settingsRoutes(context),
    ...templateRoutes(context),
    ...patientListRoutes(context),
    ...draftRoutes(context),
    ...batchRoutes(context),
    ...holdRoutes(context),
    ...messageRoutes(context),
    ...attachmentRoutes(context),
    ...linkRoutes(context),
    ...questionnaireRoutes(context),
    ...liveRoutes(context),
    ...callbackRoutes(context),
    ...(context.sandbox && sandboxRoutes(context, context.sandbox)),
  }
}

/** What a worker may be asked: how it is, and what providers report to it. */
function onlyBackground({ logger }: HttpContext): MiddlewareHandler {
  return async ({ req: { path } }, next) => {
    if (path === routes.readHealth.path || path.startsWith('/v1/callbacks/')) return next()
    return problemResponse(new CareBatchError('not-served-here'), { route: 'none', logger })
  }
}

/** Answers are about patients: no cache may keep them. */
const withSafeHeaders: MiddlewareHandler = async (hono, next) => {
  await next()
  hono.header('cache-control', 'no-store')
  hono.header('x-content-type-options', 'nosniff')
}

/** For portals on another origin. No cookies are ever needed, so none are allowed. */
function crossOrigin(allowedOrigins: readonly string[]): MiddlewareHandler {
  return cors({
    origin: [...allowedOrigins],
    allowMethods: ['GET', 'PUT', 'POST', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
    maxAge: 600,
  })
}
