import { CareBatchError } from '@carebatch/core'
import * as z from 'zod/mini'
import { callProvider } from './call-provider.ts'
import type { GrantedToken } from './kept-token.ts'

const granted = z.object({ access_token: z.string(), expires_in: z.coerce.number() })

/** One request to an OAuth 2.0 token endpoint (RFC 6749, 4.4). Rejects with `credentials-refused` where it says no. */
export async function askForToken(
  tokenUrl: URL,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<GrantedToken> {
  const { status, body } = await callProvider({
    url: tokenUrl,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
    signal,
  })
  const { data } = granted.safeParse(body)
  if (status !== 200 || data === undefined) {
    throw new CareBatchError('credentials-refused', { retryable: true, details: { status } })
  }
  return { token: data.access_token, seconds: data.expires_in }
}
