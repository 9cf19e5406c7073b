import { CareBatchError, isCareBatchError, type Channel } from '@carebatch/core'
import * as z from 'zod/mini'
import type { CheckFinding, SelfCheck } from '../ports/self-check.ts'
import type {
  AcceptedMessage,
  OutgoingMessage,
  Receipt,
  SendCall,
  Sender,
  SendOutcome,
} from '../ports/sender.ts'
import { callProvider } from '../providers/call-provider.ts'
import type { TokenSource } from '../providers/kept-token.ts'
import { batchOutcomes } from './nhs-notify/batch-outcomes.ts'
import { provenBody, type CallbackSecrets } from './nhs-notify/callback-proof.ts'
import { messageBatch } from './nhs-notify/message-batch.ts'
import { notifyReceipts, saidOf, serviceChannels } from './nhs-notify/notify-receipts.ts'
import { freeText, longestBody, refuseSeveralChannels, type RoutingPlan } from './nhs-notify/routing-plans.ts'

export interface NhsNotifyOptions {
  readonly channel: Channel
  /** Default: the service's sandbox, which reaches nobody and wants no token. */
  readonly baseUrl?: URL
  /** `nhsApiToken(…)`. Left out for the sandbox. */
  readonly token?: TokenSource
  /** Secrets of the callbacks, as agreed when they were set up. */
  readonly callbacks: CallbackSecrets
  /** A plan of one channel with its own template. Default: the service's free text for the channel. */
  readonly plan?: RoutingPlan
  /** The account may send contact details. Otherwise the service takes them from PDS, and staff are shown that. */
  readonly sendsContactDetails?: boolean
  /** ODS code under which an organisation's messages go, for accounts that may set it. */
  readonly odsCode?: (organisation: string) => string | undefined
  /** Milliseconds since 1970. Default: the system's. */
  readonly real?: () => number
}

const sandbox = new URL('https://sandbox.api.service.nhs.uk/comms/')
/** A request may hold 45,000 messages or 5.2 MB; the engine makes calls of at most 500, and bytes are kept clear of it. */
const mostMessages = 500
const mostBytes = 4_500_000
const dayMs = 24 * 60 * 60_000

const oneMessage = z.object({
  data: z.object({
    attributes: z.object({
      messageReference: z.string(),
      messageStatus: z.string(),
      messageFailureReasonCode: z.nullish(z.string()),
      channels: z.optional(
        z.array(
          z.object({
            type: z.string(),
            channelStatus: z.string(),
            channelFailureReasonCode: z.nullish(z.string()),
            supplierStatus: z.nullish(z.string()),
          }),
        ),
      ),
    }),
  }),
})

/**
 * NHS App messages, texts and emails through NHS Notify. A batch is taken whole or not at all and known by its
 * reference for nine months, so a repeat is safe. Throws `configuration-invalid` for a plan of several channels.
 */
export function nhsNotify(options: NhsNotifyOptions): Sender & SelfCheck {
  const { channel, baseUrl = sandbox, plan = freeText[channel], real = Date.now } = options
  refuseSeveralChannels(plan)

  const call = async (path: string, signal: AbortSignal, body?: unknown) =>
    callProvider({
      url: new URL(path, baseUrl),
      method: body === undefined ? 'GET' : 'POST',
      headers: await headersFor(options.token, signal),
      body,
      signal,
    })

  async function sendBatch(batch: SendCall, messages: readonly OutgoingMessage[], signal: AbortSignal) {
    const body = messageBatch(batch, messages, options)
    return batchOutcomes(await call('v1/message-batches', signal, body), messages, real())
  }

  async function pull(
    { key, providerId }: AcceptedMessage,
    signal: AbortSignal,
  ): Promise<readonly Receipt[]> {
    const { body, status } = await call(`v1/messages/${encodeURIComponent(providerId)}`, signal)
    if (status !== 200 && status !== 404)
      throw new CareBatchError('provider-no-answer', { details: { status } })
    const { data } = oneMessage.safeParse(body)
    if (data === undefined) return []
    const { channels = [], ...message } = data.data.attributes
    const own = channels.find(({ type }) => serviceChannels[type] === channel)
    const said = saidOf({ ...message, ...own, channel: own?.type }, channel)
    if (said === undefined || said.what === 'accepted') return []
    return [{ id: `${providerId}:${said.what}`, key, at: real(), ...said }]
  }

  return {
    name: `nhs-notify-${channel}`,
    channel,
    dedupe: 'by-reference',
    contactSource: channel === 'nhs-app' || options.sendsContactDetails === true ? 'ours' : 'provider',
    sandbox: baseUrl.hostname.startsWith('sandbox.'),
    supports: {
      maxPerCall: mostMessages,
      maxBytesPerCall: mostBytes,
      takesCallsWhole: true,
      receipts: channel !== 'email',
      readReceipts: channel === 'nhs-app',
      remembersForMs: 270 * dayMs,
      perSecond: 1000,
    },
    send: async (batch, signal) => {
      const fits = ({ body }: OutgoingMessage) => body.length <= longestBody[channel]
      const sendable = batch.messages.filter(fits)
      const outcomes =
        sendable.length === 0
          ? []
          : await credentialsFirst(() => sendBatch(batch, sendable, signal), sendable)
      const rest = outcomes.values()
      return batch.messages.map((message) =>
        fits(message) ? (rest.next().value ?? refusedAsLong) : refusedAsLong,
      )
    },
    lookUp: async () => new Set<string>(),
    pullReceipts: async (messages, signal) => {
      const receipts: Receipt[] = []
      for (const message of messages) receipts.push(...(await pull(message, signal)))
      return receipts
    },
    readReceipts: async (request) => {
      const body = await provenBody(request, options.callbacks)
      return body === undefined ? undefined : notifyReceipts(body, channel)
    },
    check: async (signal): Promise<readonly CheckFinding[]> => {
      const what = `NHS Notify (${channel})`
      try {
        // An id that cannot exist: what is answered tells whether we were let in, and nothing is sent.
        const { status } = await call(`v1/messages/${'0'.repeat(27)}`, signal)
        return [
          { what, ...(status !== 404 && status !== 200 && { problem: 'The credentials are refused.' }) },
        ]
      } catch (error) {
        return [
          { what, problem: isRefusedToken(error) ? 'The credentials are refused.' : 'It does not answer.' },
        ]
      }
    },
  }
}

const refusedAsLong: SendOutcome = { kind: 'refused', why: 'message-too-long' }

async function headersFor(
  token: TokenSource | undefined,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const type = 'application/vnd.api+json'
  const common = { accept: type, 'content-type': type, 'x-correlation-id': crypto.randomUUID() }
  return token === undefined ? common : { ...common, authorization: `Bearer ${await token(signal)}` }
}

/** Without a token the service is never called: messages wait, and nobody is at fault. */
async function credentialsFirst(
  send: () => Promise<readonly SendOutcome[]>,
  messages: readonly OutgoingMessage[],
): Promise<readonly SendOutcome[]> {
  try {
    return await send()
  } catch (error) {
    if (!isRefusedToken(error)) throw error
    return messages.map(() => ({ kind: 'try-later', afterMs: 60_000, why: 'credentials-refused' }))
  }
}

const isRefusedToken = (error: unknown) => isCareBatchError(error) && error.code === 'credentials-refused'
