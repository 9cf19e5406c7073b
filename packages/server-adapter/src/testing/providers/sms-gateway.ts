import { http, HttpResponse, type HttpHandler } from 'msw'
import * as z from 'zod/mini'

export type GatewayFault = 'refused' | 'busy' | 'lost' | 'in-progress' | 'server-error'

export interface GatewayStandIn {
  readonly handlers: readonly HttpHandler[]
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** How many texts were taken under a key. */
  copies(key: string): number
  receipt(key: string, status: 'delivered' | 'failed'): Request
}

const text = z.object({ to: z.string(), text: z.string(), sender: z.optional(z.string()) })

/** A text gateway with idempotency keys as in the IETF's draft: the same key is taken once, and answered the same. */
export function smsGatewayStandIn(
  faults: Readonly<Record<string, GatewayFault>> = {},
  now: () => number = Date.now,
): GatewayStandIn {
  const url = new URL('https://sms.example.com/texts')
  const headers = { authorization: 'Bearer gateway-key-of-the-stand-in' }
  const taken = new Map<string, string>()
  const asked = new Set<string>()

  async function post(request: Request): Promise<Response> {
    const key = request.headers.get('idempotency-key') ?? ''
    const { data } = text.safeParse(await request.json())
    if (request.headers.get('authorization') !== headers.authorization) return answer(401)
    if (key === '' || data === undefined) return answer(400)
    const known = taken.get(key)
    if (known !== undefined) return answer(201, { id: known })
    const before = refusedBefore(faults[data.to], !asked.has(key))
    asked.add(key)
    if (before !== undefined) return before
    const id = crypto.randomUUID()
    taken.set(key, id)
    return faults[data.to] === 'lost' ? HttpResponse.error() : answer(201, { id })
  }

  return {
    url,
    headers,
    handlers: [http.post(url.href, ({ request }) => post(request))],
    copies: (key) => (taken.has(key) ? 1 : 0),
    receipt: (key, status) =>
      new Request('http://127.0.0.1/v1/callbacks/http-sms', {
        method: 'POST',
        headers: { 'x-gateway-secret': 'callback-secret', 'content-type': 'application/json' },
        body: JSON.stringify({ id: taken.get(key), key, status, at: now() }),
      }),
  }
}

function refusedBefore(fault: GatewayFault | undefined, isFirst: boolean): Response | undefined {
  if (fault === 'refused') return answer(422)
  if (fault === 'busy') return answer(429, {}, { 'retry-after': '7' })
  if (fault === 'server-error') return answer(503)
  return fault === 'in-progress' && isFirst ? answer(409) : undefined
}

function answer(status: number, body: object = {}, headers: Record<string, string> = {}): Response {
  return HttpResponse.json(body, { status, headers })
}
