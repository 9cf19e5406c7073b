import * as z from 'zod/mini'
import type { SendOutcome } from '../../ports/sender.ts'
import type { ProviderAnswer } from '../../providers/call-provider.ts'
import { retryAfter } from '../../providers/retry-after.ts'

const created = z.object({ id: z.string() })
const refusal = z.object({ errors: z.array(z.object({ error: z.string() })) })

const minute = 60_000
const day = 24 * 60 * minute

/** What an answer means for its one message. Words of errors change, so only their types are read. */
export function notifyOutcome(
  { status, headers, body }: ProviderAnswer,
  now: number,
): SendOutcome | undefined {
  if (status === 201) {
    const { data } = created.safeParse(body)
    return data && { kind: 'accepted', providerId: data.id }
  }
  const types = refusal.safeParse(body).data?.errors.map(({ error }) => error)
  if (status === 429) return { kind: 'try-later', ...pauseFor(types, retryAfter(headers, now), now) }
  if (status === 401 || status === 403)
    return { kind: 'try-later', afterMs: minute, why: 'credentials-refused' }
  return types === undefined ? undefined : { kind: 'refused', why: 'refused-by-provider' }
}

/** 3,000 a minute (RateLimitError) are free again within a minute; the day's allowance (TooManyRequestsError) at midnight UTC. */
function pauseFor(types: readonly string[] | undefined, given: number | undefined, now: number) {
  if (types?.includes('TooManyRequestsError') !== true) return { afterMs: given ?? minute }
  return { afterMs: given ?? day - (now % day), why: 'daily-limit-reached' }
}
