import { CareBatchError } from '@carebatch/core'
import * as z from 'zod/mini'
import type { BookingLinkOutcome, BookingLinks } from '../ports/booking-links.ts'
import { callProvider, type ProviderAnswer } from '../providers/call-provider.ts'
import { retryAfter } from '../providers/retry-after.ts'

export interface HttpBookingLinksOptions {
  /** Base address of the booking system, with a slash at its end. */
  readonly baseUrl: URL
  /** Credentials. */
  readonly headers: Readonly<Record<string, string>>
  /** Milliseconds since 1970. Default: the system's. */
  readonly real?: () => number
}

const minute = 60_000
const counted = z.object({ free: z.int().check(z.minimum(0)) })
const made = z.object({ url: z.string() })
const refusal = z.object({ code: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)) })

/**
 * Links of a booking system that speaks this: `POST free`, `POST links` (once for each Idempotency-Key) and
 * `POST links/withdraw`, with JSON; docs/reference/ports.md has the bodies. NHS numbers travel in bodies, never in addresses.
 */
export function httpBookingLinks({
  baseUrl,
  headers,
  real = Date.now,
}: HttpBookingLinksOptions): BookingLinks {
  const post = (path: string, body: object, signal: AbortSignal, more: Record<string, string> = {}) =>
    callProvider({
      url: new URL(path, baseUrl),
      method: 'POST',
      headers: { ...headers, ...more },
      body,
      signal,
    })

  return {
    name: 'http',
    async free(organisation, slotType, signal) {
      const { status, body } = await post('free', { organisation, slotType }, signal)
      const { data } = counted.safeParse(body)
      if (status !== 200 || data === undefined) throw notSaid(status)
      return data.free
    },
    async make({ key, ...request }, signal) {
      const answer = await post('links', { ...request, key }, signal, { 'idempotency-key': key })
      return outcomeOf(answer, real())
    },
    async withdraw(organisation, key, signal) {
      const { status } = await post('links/withdraw', { organisation, key }, signal)
      if (status !== 200 && status !== 204) throw notSaid(status)
    },
  }
}

/** Whatever was asked for has to be asked for again. */
function notSaid(status: number): CareBatchError {
  const isRefused = status === 401 || status === 403
  return new CareBatchError(isRefused ? 'credentials-refused' : 'provider-no-answer', {
    retryable: true,
    details: { status },
  })
}

function outcomeOf({ status, headers, body }: ProviderAnswer, now: number): BookingLinkOutcome {
  if (status < 300) return { kind: 'made', url: linkOf(body, status) }
  if (status === 401 || status === 403) throw notSaid(status)
  if (status === 429) return { kind: 'try-later', afterMs: retryAfter(headers, now) ?? minute }
  const why = refusal.safeParse(body).data?.code ?? 'refused-by-provider'
  return why === 'none-free' ? { kind: 'none-free' } : { kind: 'refused', why }
}

/** A link goes to patients as it is: only one that is encrypted on its way, and that is one. */
function linkOf(body: unknown, status: number): URL {
  const text = made.safeParse(body).data?.url ?? ''
  if (!URL.canParse(text)) throw notSaid(status)
  const url = new URL(text)
  if (url.protocol !== 'https:') throw new CareBatchError('response-invalid', { details: { rule: 'https' } })
  return url
}
