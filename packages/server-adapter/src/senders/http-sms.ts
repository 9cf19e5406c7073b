import { CareBatchError } from '@carebatch/core'
import { callProvider, type ProviderAnswer } from '../providers/call-provider.ts'
import { isSameSecret } from '../providers/is-same-secret.ts'
import { retryAfter } from '../providers/retry-after.ts'
import type { OutgoingMessage, Receipt, Sender, SendOutcome } from '../ports/sender.ts'

export interface HttpSmsOptions {
  /** Kebab-case, part of the callback address. Default: http-sms. */
  readonly name?: string
  /** Where a text is posted to, one a call. */
  readonly url: URL
  /** Credentials of the account. */
  readonly headers: Readonly<Record<string, string>>
  /** Carries our key, under which the gateway takes a text once. Default: Idempotency-Key. */
  readonly idempotencyHeader?: string
  /** The gateway's own words for a text. */
  readonly body: (message: OutgoingMessage, from: string | undefined) => unknown
  /** The gateway's id for a text that it took. */
  readonly providerId?: (body: unknown) => string | undefined
  /** How long the gateway remembers a key, milliseconds. Default: 24 hours. */
  readonly remembersForMs?: number
  /** Texts per second for one organisation. Default: 10. */
  readonly perSecond?: number
  /** Delivery receipts, where the gateway posts any. */
  readonly receipts?:
    | {
        /** A header that proves the gateway, and what it must hold. */
        readonly header: string
        readonly secret: string
        /** What a callback says. Receipts of texts that are not ours may be among them. Throws where it cannot be read. */
        readonly read: (body: unknown) => readonly Receipt[]
      }
    | undefined
  /** Milliseconds since 1970. Default: the system's. */
  readonly real?: () => number
}

const day = 24 * 60 * 60_000
const minute = 60_000
/** The key is known and its first call has not been answered yet, so nothing is known. */
const conflict = 409

/**
 * Texts through any gateway that takes a text once for each idempotency key. One that ignores the header must not be
 * used with it: after a call without an answer the same text is posted again under the same key.
 */
export function httpSms(options: HttpSmsOptions): Sender {
  const { idempotencyHeader = 'Idempotency-Key', real = Date.now, receipts } = options
  return {
    name: options.name ?? 'http-sms',
    channel: 'sms',
    dedupe: 'by-reference',
    contactSource: 'ours',
    sandbox: false,
    supports: {
      maxPerCall: 1,
      receipts: receipts !== undefined,
      readReceipts: false,
      remembersForMs: options.remembersForMs ?? day,
      perSecond: options.perSecond ?? 10,
    },
    async send({ messages, from }, signal) {
      const outcomes: SendOutcome[] = []
      for (const message of messages) {
        const answer = await callProvider({
          url: options.url,
          method: 'POST',
          headers: { ...options.headers, [idempotencyHeader]: message.key },
          body: options.body(message, from),
          signal,
        })
        outcomes.push(outcomeOf(answer, options, real()))
      }
      return outcomes
    },
    lookUp: async () => new Set<string>(),
    async readReceipts(request) {
      if (receipts === undefined || !isSameSecret(request.headers.get(receipts.header), receipts.secret))
        return undefined
      const body: unknown = await request.json().catch((cause: unknown) => {
        throw new CareBatchError('response-invalid', { details: { rule: 'JSON' }, cause })
      })
      return receipts.read(body)
    },
  }
}

function outcomeOf(
  { status, headers, body }: ProviderAnswer,
  { providerId }: HttpSmsOptions,
  now: number,
): SendOutcome {
  if (status < 300) {
    const id = providerId?.(body)
    return { kind: 'accepted', ...(id !== undefined && { providerId: id }) }
  }
  if (status === conflict)
    throw new CareBatchError('provider-no-answer', { retryable: true, details: { status } })
  if (status === 429) return { kind: 'try-later', afterMs: retryAfter(headers, now) ?? minute }
  if (status === 401 || status === 403)
    return { kind: 'try-later', afterMs: minute, why: 'credentials-refused' }
  return { kind: 'refused', why: 'refused-by-provider' }
}
