import type { BatchClientOptions } from './batch-client.ts'
import { CareBatchError } from '../errors.ts'

/** Tokens are renewed this long before they expire, so that none expires on its way. */
const renewBeforeMs = 60_000

export interface TokenSource {
  /** A token that is good for a while; calls at the same time share one fetch. */
  current(): Promise<string>
  /** Another one than `refused`, which the server answered with 401. */
  renewed(refused: string): Promise<string>
}

/** Keeps the token in memory only, for as long as it is good. */
export function tokenSource(
  getToken: BatchClientOptions['getToken'],
  now: () => number = Date.now,
): TokenSource {
  let held: { readonly token: string; readonly goodUntil: number } | undefined
  let pending: Promise<string> | undefined

  async function fetchToken(): Promise<string> {
    try {
      const { token, expiresAt } = await getToken()
      held = { token, goodUntil: Date.parse(expiresAt) - renewBeforeMs }
      return token
    } catch (cause) {
      throw new CareBatchError('not-authenticated', { retryable: true, cause })
    } finally {
      pending = undefined
    }
  }

  const current = async () => {
    if (held !== undefined && held.goodUntil > now()) return held.token
    return (pending ??= fetchToken())
  }

  return {
    current,
    renewed(refused) {
      if (held?.token === refused) held = undefined
      return current()
    },
  }
}
