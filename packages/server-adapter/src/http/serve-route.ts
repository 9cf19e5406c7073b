import type { Context, Hono } from 'hono'
import { CareBatchError } from '@carebatch/core'
import { checkRequest, isLive, usualBodyBytes, type RouteDefinition } from '@carebatch/core/wire'
import { authorise } from './authorise.ts'
import { eventStream } from './event-stream.ts'
import type { HttpContext } from './http-context.ts'
import type { LiveSnapshot } from './live-snapshots.ts'
import { problemResponse, reportProblem } from './problem.ts'
import { readJson } from './read-json.ts'
import type { HandlerAnswer, RouteHandler, RouteRequest } from './route-handler.ts'

/** Live streams end after this long, so that whoever reads them has to show a fresh token. */
const longestStreamMs = 10 * 60_000

/** Registers one route of the table: authorisation, checks, answer and problems are the same for all. */
export function serveRoute<R extends RouteDefinition>(
  app: Hono,
  context: HttpContext,
  route: R,
  handler: RouteHandler<R>,
): void {
  app.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (hono) => {
    const source = { route: `${route.method} ${route.path}`, logger: context.logger }
    const left = new AbortController()
    try {
      const request = await routeRequest(route, hono, context, left)
      const answer = await handler(request)
      if (!isLive(route.answer)) return respond(route, answer)
      return eventStream({
        event: route.answer.event,
        snapshots: answer as AsyncIterable<LiveSnapshot<unknown>>,
        onLeft: () => left.abort(),
        onFailure: (error) => reportProblem(error, source),
      })
    } catch (error) {
      return problemResponse(error, source)
    }
  })
}

async function routeRequest<R extends RouteDefinition>(
  route: R,
  hono: Context,
  context: HttpContext,
  left: AbortController,
): Promise<RouteRequest<R>> {
  const raw = hono.req.raw
  const actor = await authorise(context.authoriser, route, raw)
  const limits = [raw.signal, context.stopping(), left.signal]
  // The table is the proof that these are what R says; TypeScript cannot follow it through the checks.
  return {
    actor,
    params: pathParameters(hono.req.param()),
    query: route.query && checkRequest('query', route.query, hono.req.query()),
    headers: route.headers && checkRequest('headers', route.headers, hono.req.header()),
    body: await bodyOf(route, raw),
    raw,
    signal: AbortSignal.any(
      isLive(route.answer) ? [...limits, AbortSignal.timeout(longestStreamMs)] : limits,
    ),
  } as RouteRequest<R>
}

/** An id that is none cannot be found; whether it is badly formed is nobody's business. */
function pathParameters(params: Record<string, string>): Record<string, string> {
  for (const value of Object.values(params))
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(value)) throw new CareBatchError('not-found')
  return params
}

async function bodyOf({ body, maxBytes = usualBodyBytes }: RouteDefinition, raw: Request): Promise<unknown> {
  if (body === undefined || body === 'raw') return undefined
  return checkRequest('body', body, await readJson(raw, maxBytes))
}

function respond<R extends RouteDefinition>(route: R, answer: HandlerAnswer<R>): Response {
  if (route.answer === 'nothing') return new Response(null, { status: 204 })
  if (typeof answer === 'string')
    return new Response(answer, { headers: { 'content-type': 'text/csv; charset=utf-8' } })
  return Response.json(answer, { status: route.status ?? 200 })
}
