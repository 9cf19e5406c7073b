import * as z from 'zod/mini'
import { isSameSecret } from '../../providers/is-same-secret.ts'
import type { Outbox } from '../outbox.ts'

export interface AgentRoutesOptions {
  readonly outbox: Outbox
  /** One agent at each practice, with a token of its own, at least 32 random characters. It sees its organisation only. */
  readonly agents: readonly { readonly organisation: string; readonly token: string }[]
}

const mostBytes = 1024 * 1024
const mostEntries = 100
const ids = z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(mostEntries))
const lease = z.string().check(z.minLength(1), z.maxLength(100))
const id = z.string().check(z.minLength(1), z.maxLength(200))
const bodies = {
  collect: z.object({ limit: z.optional(z.int().check(z.minimum(1), z.maximum(mostEntries))) }),
  acknowledge: z.object({ lease, ids }),
  report: z.object({
    results: z
      .array(
        z.discriminatedUnion('outcome', [
          z.object({ id, outcome: z.literal('written') }),
          z.object({
            id,
            outcome: z.literal('refused'),
            why: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
          }),
        ]),
      )
      .check(z.maxLength(mostEntries)),
  }),
}

/**
 * What an agent at a practice asks of an outbox, over HTTP: `POST …/collect`, `POST …/acknowledge`, `POST …/report`, each
 * with `Authorization: Bearer <its token>`. Serve it over TLS, at any path. Never rejects for what an agent sends.
 */
export function agentRoutes({ outbox, agents }: AgentRoutesOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const organisation = agents.find((agent) =>
      isSameSecret(request.headers.get('authorization'), `Bearer ${agent.token}`),
    )?.organisation
    if (organisation === undefined)
      return answer(401, { title: 'No agent has this token' }, { 'www-authenticate': 'Bearer' })
    const verb = new URL(request.url).pathname.split('/').at(-1) ?? ''
    if (request.method !== 'POST' || !isVerb(verb)) return answer(404, { title: 'There is no such thing' })
    const text = await limitedJson(request)
    if (text === undefined) return answer(413, { title: 'The body is larger than 1 MB' })
    return verbs[verb](outbox, organisation, text) ?? answer(400, { title: 'The body does not match' })
  }
}

type Verb = keyof typeof bodies
const isVerb = (text: string): text is Verb => Object.hasOwn(bodies, text)

type Answerer = (outbox: Outbox, organisation: string, body: unknown) => Response | undefined
const verbs: Readonly<Record<Verb, Answerer>> = {
  collect(outbox, organisation, body) {
    const { data } = bodies.collect.safeParse(body)
    return data && answer(200, outbox.collect(organisation, data.limit ?? mostEntries))
  },
  acknowledge(outbox, organisation, body) {
    const { data } = bodies.acknowledge.safeParse(body)
    return data && answer(200, { acknowledged: outbox.acknowledge(organisation, data.ids, data.lease) })
  },
  report(outbox, organisation, body) {
    const { data } = bodies.report.safeParse(body)
    if (data === undefined) return undefined
    const notTaken = data.results.filter((it) => !outbox.report(organisation, it)).map((it) => it.id)
    return answer(notTaken.length === 0 ? 200 : 409, { notTaken })
  },
}

/** The body as JSON, null where it is none; undefined where it is too long. */
async function limitedJson(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length')) > mostBytes) return undefined
  const bytes: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > mostBytes) return undefined
    bytes.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(bytes).toString('utf8'))
  } catch {
    return null
  }
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}
