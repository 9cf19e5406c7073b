import { createHmac } from 'node:crypto'
import { parseNhsNumber } from '@carebatch/core'
import { http, HttpResponse, type HttpHandler } from 'msw'
import * as z from 'zod/mini'

export type NhsNotifyFault = 'lost' | 'half-body' | 'html' | 'server-error' | 'quota' | 'too-early' | 'denied'

export interface NhsNotifyStandInOptions {
  /** By contact detail or NHS number of any member. `too-early`: taken, answered 425 once, then as a duplicate. */
  readonly faults?: Readonly<Record<string, NhsNotifyFault>>
  readonly mayUseContactDetails?: boolean
  /** Accounts by ODS code, 2 a page. */
  readonly accounts?: Readonly<Record<string, readonly AppAccount[]>>
  readonly now?: () => number
}

export interface AppAccount {
  readonly nhsNumber: string
  readonly notificationsEnabled: boolean
}

export interface CallbackEntry {
  readonly type: 'MessageStatus' | 'ChannelStatus'
  readonly attributes: Readonly<Record<string, unknown>>
  readonly meta: { readonly idempotencyKey: string }
}

export interface NhsNotifyStandIn {
  readonly handlers: readonly HttpHandler[]
  readonly baseUrl: URL
  readonly secrets: { readonly applicationId: string; readonly apiKey: string }
  readonly requests: readonly unknown[]
  /** How many messages there are under a messageReference. */
  copies(reference: string): number
  idOf(reference: string): string
  /** Sets what `GET /v1/messages/{id}` answers. */
  setStatus(reference: string, attributes: Readonly<Record<string, unknown>>): void
  callback(entries: readonly CallbackEntry[], change?: (raw: string) => string): Request
  statusCallback(reference: string, attributes: Readonly<Record<string, unknown>>): Request
}

const base = 'https://sandbox.notify.example.com/comms'
const secrets = { applicationId: 'application-of-the-stand-in', apiKey: 'api-key-of-the-stand-in' }
const plans: Readonly<Record<string, readonly string[]>> = {
  '00000000-0000-0000-0000-000000000001': ['body'],
  '00000000-0000-0000-0000-000000000002': ['email_subject', 'email_body'],
  '00000000-0000-0000-0000-000000000003': ['sms_body'],
}
const mostMessages = 45_000
const mostBytes = 5_200_000
const accountsOnAPage = 2

const contactDetails = z.strictObject({ sms: z.optional(z.string()), email: z.optional(z.string()) })
const batch = z.object({
  data: z.object({
    type: z.literal('MessageBatch'),
    attributes: z.strictObject({
      routingPlanId: z.string(),
      messageBatchReference: z.string(),
      messages: z.array(
        z.strictObject({
          messageReference: z.string(),
          recipient: z.strictObject({ nhsNumber: z.string(), contactDetails: z.optional(contactDetails) }),
          originator: z.optional(z.strictObject({ odsCode: z.string() })),
          personalisation: z.record(z.string(), z.string()),
        }),
      ),
    }),
  }),
})
type Attributes = z.infer<typeof batch>['data']['attributes']
type Message = Attributes['messages'][number]

/** NHS Notify as its specification describes it: whole batches, references, pointers to what is wrong, callbacks. */
export function nhsNotifyStandIn(options: NhsNotifyStandInOptions = {}): NhsNotifyStandIn {
  const { faults = {}, now = Date.now } = options
  const taken = new Map<string, Attributes>()
  const kept = new Map<string, { id: string; attributes: Record<string, unknown> }>()
  const early = new Set<string>()
  const requests: unknown[] = []

  function take(attributes: Attributes): Response {
    taken.set(attributes.messageBatchReference, attributes)
    for (const { messageReference } of attributes.messages) {
      const id = ksuid(kept.size)
      kept.set(messageReference, { id, attributes: { messageReference, messageStatus: 'created' } })
    }
    const messages = attributes.messages.map(({ messageReference }) => ({
      messageReference,
      id: kept.get(messageReference)?.id,
    }))
    const { messageBatchReference, routingPlanId: id } = attributes
    return json(201, {
      data: {
        type: 'MessageBatch',
        id: ksuid(taken.size),
        attributes: { messageBatchReference, routingPlan: { id }, messages },
      },
    })
  }

  async function post(request: Request): Promise<Response> {
    const raw = await request.text()
    if (Buffer.byteLength(raw) > mostBytes) return failed(413, [{ code: 'CM_TOO_LARGE' }])
    const parsed = batch.safeParse(JSON.parse(raw)).data?.data.attributes
    requests.push(parsed)
    if (parsed === undefined) return failed(400, [{ code: 'CM_MISSING_VALUE', pointer: '/data' }])
    const fault = faultOf(parsed.messages, faults)
    if (fault === 'denied') return failed(401, [{ code: 'CM_DENIED' }])
    if (fault === 'quota') return failed(429, [{ code: 'CM_QUOTA' }], { 'retry-after': '60' })
    if (fault === 'server-error') return failed(503, [{ code: 'CM_SERVICE_UNAVAILABLE' }])
    if (fault === 'html') return new HttpResponse('<html></html>', { status: 200 })
    const { messageBatchReference: reference } = parsed
    if (fault === 'too-early' && taken.has(reference) && !early.has(reference)) {
      early.add(reference)
      return failed(425, [{ code: 'CM_RETRY_TOO_EARLY' }], { 'retry-after': '300' })
    }
    if (taken.has(reference)) return failed(422, [{ code: 'CM_DUPLICATE_REQUEST' }])
    const errors = wrongIn(parsed, options)
    if (errors.length > 0) return failed(errors[0]?.status ?? 400, errors.slice(0, 100))
    const answer = take(parsed)
    if (fault === 'lost' || fault === 'too-early') return HttpResponse.error()
    return fault === 'half-body' ? new HttpResponse('{"data":', { status: 201 }) : answer
  }

  const callback: NhsNotifyStandIn['callback'] = (data, change = (raw) => raw) => {
    const raw = JSON.stringify({ data })
    const signature = createHmac('sha256', `${secrets.applicationId}.${secrets.apiKey}`).update(raw)
    return new Request('http://127.0.0.1/v1/callbacks/nhs-notify', {
      method: 'POST',
      headers: { 'x-api-key': secrets.apiKey, 'x-hmac-sha256-signature': signature.digest('hex') },
      body: change(raw),
    })
  }

  return {
    baseUrl: new URL(`${base}/`),
    secrets,
    requests,
    handlers: [
      http.post(`${base}/v1/message-batches`, ({ request }) => post(request)),
      http.get(`${base}/v1/messages/:id`, ({ params }) => {
        const message = [...kept.values()].find(({ id }) => id === params['id'])
        if (message === undefined) return failed(404, [{ code: 'CM_NOT_FOUND' }])
        return json(200, { data: { type: 'Message', id: message.id, attributes: message.attributes } })
      }),
      http.get(`${base}/channels/nhsapp/accounts`, ({ request }) =>
        accountsPage(request, options.accounts ?? {}),
      ),
    ],
    copies: (reference) => (kept.has(reference) ? 1 : 0),
    idOf: (reference) => kept.get(reference)?.id ?? '',
    setStatus(reference, attributes) {
      const message = kept.get(reference)
      if (message !== undefined) message.attributes = { messageReference: reference, ...attributes }
    },
    callback,
    statusCallback: (reference, attributes) =>
      callback([
        {
          type: 'channel' in attributes ? 'ChannelStatus' : 'MessageStatus',
          attributes: {
            messageId: kept.get(reference)?.id ?? '',
            messageReference: reference,
            timestamp: new Date(now()).toISOString(),
            ...attributes,
          },
          meta: {
            idempotencyKey: createHmac('sha256', reference).update(JSON.stringify(attributes)).digest('hex'),
          },
        },
      ]),
  }
}

interface Wrong {
  readonly code: string
  readonly pointer?: string
  readonly status?: number
}

function wrongIn(
  { routingPlanId, messages }: Attributes,
  options: NhsNotifyStandInOptions,
): readonly Wrong[] {
  if (plans[routingPlanId] === undefined) return [{ code: 'CM_NO_SUCH_ROUTING_PLAN', status: 404 }]
  if (messages.length === 0) return [{ code: 'CM_TOO_FEW_ITEMS' }]
  if (messages.length > mostMessages) return [{ code: 'CM_TOO_MANY_ITEMS', status: 413 }]
  const seen = new Set<string>()
  return messages.flatMap(({ messageReference, recipient }, at): readonly Wrong[] => {
    const pointer = `/data/attributes/messages/${at}`
    if (recipient.contactDetails !== undefined && options.mayUseContactDetails !== true)
      return [{ code: 'CM_CANNOT_SET_CONTACT_DETAILS', pointer: `${pointer}/recipient/contactDetails` }]
    if (parseNhsNumber(recipient.nhsNumber) === undefined)
      return [{ code: 'CM_INVALID_NHS_NUMBER', pointer: `${pointer}/recipient/nhsNumber` }]
    if (recipient.contactDetails?.sms?.endsWith('950') === true)
      return [{ code: 'CM_INVALID_VALUE', pointer: `${pointer}/recipient/contactDetails/sms` }]
    const isRepeated = seen.has(messageReference)
    seen.add(messageReference)
    return isRepeated ? [{ code: 'CM_DUPLICATE_VALUE', pointer: `${pointer}/messageReference` }] : []
  })
}

function faultOf(
  messages: readonly Message[],
  faults: Readonly<Record<string, NhsNotifyFault>>,
): NhsNotifyFault | undefined {
  return messages
    .flatMap(({ recipient: { nhsNumber, contactDetails: given } }) => [nhsNumber, given?.sms, given?.email])
    .map((name) => faults[name ?? ''])
    .find((fault) => fault !== undefined)
}

function accountsPage(request: Request, accounts: Readonly<Record<string, readonly AppAccount[]>>): Response {
  const url = new URL(request.url)
  const code = url.searchParams.get('ods-organisation-code') ?? ''
  const page = Number(url.searchParams.get('page') ?? 1)
  const all = accounts[code]
  const last = Math.max(1, Math.ceil((all?.length ?? 0) / accountsOnAPage))
  if (all === undefined || page < 1 || page > last) return failed(404, [{ code: 'CM_NOT_FOUND' }])
  const link = (to: number) => `${base}/channels/nhsapp/accounts?ods-organisation-code=${code}&page=${to}`
  return json(200, {
    data: {
      id: code,
      type: 'NhsAppAccounts',
      attributes: { accounts: all.slice((page - 1) * accountsOnAPage, page * accountsOnAPage) },
    },
    links: { self: link(page), last: link(last), ...(page < last && { next: link(page + 1) }) },
  })
}

/** 27 letters and digits, as the service's ids are. */
const ksuid = (count: number) => `2Stand1n${String(count).padStart(19, '0')}`

function json(status: number, body: object, headers: Record<string, string> = {}): Response {
  return HttpResponse.json(body, { status, headers })
}

function failed(status: number, errors: readonly Wrong[], headers: Record<string, string> = {}): Response {
  const listed = errors.map(({ code, pointer }, at) => ({
    id: `${code}.${at}`,
    code,
    status: String(status),
    title: 'not for machines',
    ...(pointer !== undefined && { source: { pointer } }),
  }))
  return json(status, { errors: listed }, headers)
}
