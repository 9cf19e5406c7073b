import ky, { isHTTPError, type KyInstance } from 'ky'
import type { BatchClientOptions } from './batch-client.ts'
import { CareBatchError } from '../errors.ts'
import { careBatchErrorFrom } from './failure.ts'
import { tokenSource } from './token-source.ts'
import {
  isJson,
  type AnswerOf,
  type BodyOf,
  type PathParameters,
  type RouteDefinition,
} from '../wire/index.ts'

interface AnyInput {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** What a call hands over beside its route: the path's parameters and the body, where the route has them. */
export type RouteInput<R extends RouteDefinition> = AnyInput &
  (unknown extends PathParameters<R['path']> ? unknown : { readonly params: PathParameters<R['path']> }) &
  (BodyOf<R> extends undefined ? unknown : { readonly body: BodyOf<R> })

export interface RouteCaller {
  /** The answer, checked against the route's schema. */
  call<R extends RouteDefinition>(route: R, input: RouteInput<R>): Promise<AnswerOf<R>>
  /** The answer as it comes, for files and streams. Rejects unless it is 2xx. */
  open<R extends RouteDefinition>(route: R, input: RouteInput<R>): Promise<Response>
}

const answerWithinMs = 60_000

/** Calls any route of the table: token, retries where they are harmless, errors as CareBatchError. */
export function routeCaller(options: BatchClientOptions): RouteCaller {
  const tokens = tokenSource(options.getToken)
  const http = ky.create({ prefix: options.apiBase, ...(options.fetch && { fetch: options.fetch }) })

  async function open(route: RouteDefinition, input: AnyInput): Promise<Response> {
    try {
      const token = await tokens.current()
      return await send(http, options, route, input, token).catch(async (failure: unknown) => {
        if (!isHTTPError(failure) || failure.response.status !== 401) throw failure
        return send(http, options, route, input, await tokens.renewed(token))
      })
    } catch (failure) {
      input.signal?.throwIfAborted()
      throw careBatchErrorFrom(failure)
    }
  }

  return {
    open,
    async call<R extends RouteDefinition>(route: R, input: RouteInput<R>) {
      return (await readAnswer(route, await open(route, input), input.signal)) as AnswerOf<R>
    },
  }
}

function send(
  http: KyInstance,
  options: BatchClientOptions,
  route: RouteDefinition,
  input: AnyInput,
  token: string,
): Promise<Response> {
  const harmless = route.method === 'GET' || route.repeatable === true
  return http(addressOf(route.path, input.params), {
    method: route.method,
    headers: { ...input.headers, authorization: `Bearer ${token}` },
    ...(input.body !== undefined && { json: input.body }),
    ...(input.query && { searchParams: { ...input.query } }),
    ...(input.signal && { signal: input.signal }),
    timeout: route.slow ? false : answerWithinMs,
    retry: {
      limit: harmless ? 3 : 0,
      methods: [route.method.toLowerCase()],
      statusCodes: [408, 429, 502, 503, 504],
      ...(options.retryDelay && { delay: options.retryDelay }),
    },
  })
}

function addressOf(path: string, params: AnyInput['params'] = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')).slice(1)
}

async function readAnswer(
  route: RouteDefinition,
  response: Response,
  signal?: AbortSignal,
): Promise<unknown> {
  if (!isJson(route.answer)) return undefined
  const text = await response.text().catch((cause: unknown) => {
    signal?.throwIfAborted()
    throw new CareBatchError('server-unreachable', { retryable: true, cause })
  })
  const answer = route.answer.safeParse(parseJson(text))
  if (answer.success) return answer.data
  throw new CareBatchError('response-invalid', {
    details: { field: answer.error.issues[0]?.path.join('.') ?? '' },
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
