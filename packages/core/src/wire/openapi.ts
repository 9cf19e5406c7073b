import * as z from 'zod/mini'
import { instant, isoDate, problem } from './common.ts'
import { isJson, isLive, type RouteDefinition } from './route-definition.ts'
import { routes, type RouteName } from './routes.ts'

type JsonObject = Record<string, unknown>

/** The HTTP interface as an OpenAPI 3.1 document. `sandbox`: with the routes that exist in sandbox mode only. */
export function openApi(options: { readonly version: string; readonly sandbox: boolean }): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'CareBatch', version: options.version, license: { name: 'MIT', identifier: 'MIT' } },
    paths: paths(options.sandbox),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: jsonSchema(problem, 'output') },
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
    security: [{ token: [] }],
  }
}

function paths(sandbox: boolean): JsonObject {
  const all: Record<string, JsonObject> = {}
  for (const [name, route] of Object.entries<RouteDefinition>(routes)) {
    if (route.sandboxOnly && !sandbox) continue
    all[route.path] = {
      ...all[route.path],
      [route.method.toLowerCase()]: operation(name as RouteName, route),
    }
  }
  return all
}

function operation(name: RouteName, route: RouteDefinition): JsonObject {
  return {
    operationId: name,
    summary: route.summary,
    ...(route.access === 'open' && { security: [] }),
    parameters: [
      ...pathParameters(route),
      ...parameters('query', route.query),
      ...parameters('header', route.headers),
    ],
    ...(route.body !== undefined && { requestBody: { required: true, content: requestContent(route.body) } }),
    responses: { ...success(route), default: { $ref: '#/components/responses/Problem' } },
  }
}

function pathParameters(route: RouteDefinition): JsonObject[] {
  return [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function parameters(place: 'query' | 'header', schema: z.ZodMiniObject | undefined): JsonObject[] {
  if (schema === undefined) return []
  // Numbers arrive as text; what they are read as is what a caller needs to know.
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' })
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }))
}

function requestContent(body: z.ZodMiniType | 'raw'): JsonObject {
  return body === 'raw' ? { '*/*': {} } : { 'application/json': { schema: jsonSchema(body, 'input') } }
}

function success(route: RouteDefinition): JsonObject {
  if (route.answer === 'nothing') return { 204: { description: 'Done' } }
  return { [route.status ?? 200]: { description: route.summary, content: answerContent(route.answer) } }
}

function answerContent(answer: Exclude<RouteDefinition['answer'], 'nothing'>): JsonObject {
  if (isLive(answer)) return { 'text/event-stream': { schema: { type: 'string' } } }
  if (isJson(answer)) return { 'application/json': { schema: jsonSchema(answer, 'output') } }
  return { 'text/csv': { schema: { type: 'string' } } }
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): JsonObject {
  const {
    $schema: _dialect,
    '~standard': _standard,
    ...described
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => Object.assign(jsonSchema, formats.get(zodSchema)),
  })
  return described
}

/** Our own string checks, which zod cannot describe by itself. */
const formats = new Map<unknown, JsonObject>([
  [instant, { type: 'string', format: 'date-time' }],
  [isoDate, { type: 'string', format: 'date' }],
])
