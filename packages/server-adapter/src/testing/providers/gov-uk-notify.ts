import { jwtVerify } from 'jose'
import { http, HttpResponse, type HttpHandler } from 'msw'
import * as z from 'zod/mini'

/** How the service meets one address. `lost`: taken, and then the connection breaks. */
export type NotifyFault =
  | 'refused'
  | 'rate-limited'
  | 'daily-limit'
  | 'lost'
  | 'half-body'
  | 'html'
  | 'server-error'
  | 'never-answers'

export interface NotifyStandInOptions {
  /** Milliseconds since 1970. Tokens must be within 30 seconds of it. */
  readonly now?: () => number
  readonly faults?: Readonly<Record<string, NotifyFault>>
  /** What the template holds. Default: `((message))`, and `((subject))` as its subject. */
  readonly template?: { readonly type: string; readonly body: string; readonly subject?: string }
}

export interface NotifyStandIn {
  /** For `setupServer` of msw/node, or `setupWorker` of msw/browser. */
  readonly handlers: readonly HttpHandler[]
  readonly baseUrl: URL
  readonly apiKey: string
  readonly templateId: string
  readonly callbackToken: string
  /** How many notifications there are under a reference. */
  copies(reference: string): number
  /** A delivery receipt as the service posts it. */
  receipt(reference: string, status: string): Request
}

interface Notification {
  readonly id: string
  readonly reference: string | undefined
  readonly type: 'sms' | 'email'
  readonly to: string
}

const service = '11111111-2222-4333-8444-555555555555'
const secret = '66666666-7777-4888-8999-aaaaaaaaaaaa'
const templateId = 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff'
const callbackToken = 'callback-token-of-the-stand-in'
const baseUrl = new URL('https://api.notifications.example.com')

const common = {
  template_id: z.string(),
  reference: z.optional(z.string().check(z.maxLength(1000))),
  personalisation: z.optional(z.record(z.string(), z.string())),
}
const bodies = {
  sms: z.strictObject({ ...common, phone_number: z.string(), sms_sender_id: z.optional(z.string()) }),
  email: z.strictObject({ ...common, email_address: z.string(), email_reply_to_id: z.optional(z.string()) }),
}

/** GOV.UK Notify as its documentation describes it, limits and refusals included, for tests of whoever speaks to it. */
export function govUkNotifyStandIn(options: NotifyStandInOptions = {}): NotifyStandIn {
  const { now = Date.now, faults = {} } = options
  const template = options.template ?? { type: 'sms', body: '((message))' }
  const kept: Notification[] = []

  async function guarded(request: Request, answer: () => Promise<Response> | Response): Promise<Response> {
    const response = (await isSigned(request, now())) ? await answer() : refusal(403, 'AuthError')
    if (response.type !== 'error') response.headers.set('date', new Date(now()).toUTCString())
    return response
  }

  function keep(type: 'sms' | 'email', body: z.infer<(typeof bodies)['sms' | 'email']>): Notification {
    const to = 'phone_number' in body ? body.phone_number : body.email_address
    const notification = { id: crypto.randomUUID(), reference: body.reference, type, to }
    kept.push(notification)
    return notification
  }

  async function create(request: Request, type: 'sms' | 'email'): Promise<Response> {
    const { data } = bodies[type].safeParse(await request.json())
    if (data?.template_id !== templateId) return refusal(400, 'BadRequestError')
    const missing = ['message'].some((name) => data.personalisation?.[name] === undefined)
    if (missing) return refusal(400, 'BadRequestError')
    const fault = faults['phone_number' in data ? data.phone_number : data.email_address]
    if (fault === 'never-answers') return new Promise<never>(() => undefined)
    const before = refusedBefore(fault)
    if (before !== undefined) return before
    const { id, reference } = keep(type, data)
    if (fault === 'lost') return HttpResponse.error()
    if (fault === 'half-body') return new HttpResponse('{"id":"', { status: 201 })
    return HttpResponse.json({ id, reference, uri: `${baseUrl.href}v2/notifications/${id}` }, { status: 201 })
  }

  const at = (path: string) => `${baseUrl.origin}${path}`
  return {
    baseUrl,
    apiKey: `stand_in-${service}-${secret}`,
    templateId,
    callbackToken,
    handlers: [
      http.post(at('/v2/notifications/sms'), ({ request }) => guarded(request, () => create(request, 'sms'))),
      http.post(at('/v2/notifications/email'), ({ request }) =>
        guarded(request, () => create(request, 'email')),
      ),
      http.get(at('/v2/notifications'), ({ request }) =>
        guarded(request, () => {
          const wanted = new URL(request.url).searchParams.get('reference')
          const notifications = kept.filter(({ reference }) => wanted === null || reference === wanted)
          return HttpResponse.json({ notifications: notifications.slice(0, 250), links: {} })
        }),
      ),
      http.get(at('/v2/template/:id'), ({ request, params }) =>
        guarded(request, () =>
          params['id'] === templateId
            ? HttpResponse.json({ id: templateId, version: 1, ...template })
            : refusal(404, 'NoResultFound'),
        ),
      ),
    ],
    copies: (reference) => kept.filter((notification) => notification.reference === reference).length,
    receipt: (reference, status) => receipt(kept, reference, status, now()),
  }
}

function refusedBefore(fault: NotifyFault | undefined): Response | undefined {
  if (fault === 'refused') return refusal(400, 'ValidationError')
  if (fault === 'rate-limited') return refusal(429, 'RateLimitError')
  if (fault === 'daily-limit') return refusal(429, 'TooManyRequestsError')
  if (fault === 'server-error') return refusal(500, 'Exception')
  if (fault === 'html') return new HttpResponse('<html><h1>Sign in to the network</h1></html>')
  return undefined
}

function refusal(status: number, error: string): Response {
  return HttpResponse.json(
    { status_code: status, errors: [{ error, message: 'not for machines' }] },
    { status },
  )
}

async function isSigned(request: Request, now: number): Promise<boolean> {
  const [, token = ''] = (request.headers.get('authorization') ?? '').split(' ')
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      issuer: service,
      algorithms: ['HS256'],
      currentDate: new Date(now),
    })
    return Math.abs((payload.iat ?? 0) * 1000 - now) <= 30_000
  } catch {
    return false
  }
}

function receipt(kept: readonly Notification[], reference: string, status: string, now: number): Request {
  const notification = kept.find((it) => it.reference === reference)
  const time = new Date(now).toISOString()
  return new Request('http://127.0.0.1/v1/callbacks/gov-uk-notify', {
    method: 'POST',
    headers: { authorization: `Bearer ${callbackToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: notification?.id,
      reference,
      to: notification?.to,
      status,
      created_at: time,
      completed_at: time,
      sent_at: time,
      notification_type: notification?.type,
      template_id: templateId,
      template_version: 1,
    }),
  })
}
