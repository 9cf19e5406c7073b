import { askForToken } from './ask-for-token.ts'
import { keptToken, type TokenSource } from './kept-token.ts'

export interface ClientCredentials {
  readonly tokenUrl: URL
  readonly clientId: string
  readonly clientSecret: string
  readonly scope?: string
}

/** OAuth 2.0 client credentials (RFC 6749, 4.4), with the secret in the Authorization header. */
export function clientCredentials(
  { tokenUrl, clientId, clientSecret, scope }: ClientCredentials,
  real: () => number = Date.now,
): TokenSource {
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`
  return keptToken(
    (signal) => askForToken(tokenUrl, scope === undefined ? {} : { scope }, signal, { authorization }),
    real,
  )
}
