import { CareBatchError } from '@carebatch/core'
import { importPKCS8, SignJWT } from 'jose'
import * as z from 'zod/mini'
import { callProvider } from './call-provider.ts'

export interface NhsApiCredentials {
  /** The application's key at the NHS API platform. */
  readonly apiKey: string
  /** Private key whose public half was registered there: PKCS #8 in PEM, RSA of 4,096 bits. */
  readonly privateKey: string
  /** `kid` under which it was registered. */
  readonly keyId: string
  /** Default: that of the integration environment. */
  readonly tokenUrl?: URL
}

/** A token for a call. Rejects with `provider-no-answer`, or with `credentials-refused` where the platform says no. */
export type TokenSource = (signal: AbortSignal) => Promise<string>

const integration = new URL('https://int.api.service.nhs.uk/oauth2/token')
const granted = z.object({ access_token: z.string(), expires_in: z.coerce.number() })
/** The platform takes assertions of up to five minutes. */
const assertionSeconds = 5 * 60 - 15
/** A token is exchanged this long before it ends. */
const spareMs = 60_000

/** Application-restricted access: a signed assertion (RFC 7523) is exchanged for a token, which is kept until it ends. */
export function nhsApiToken(credentials: NhsApiCredentials, real: () => number = Date.now): TokenSource {
  let kept: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<string> | undefined

  async function exchange(signal: AbortSignal): Promise<string> {
    const { token, seconds } = await askForToken(credentials, real(), signal)
    kept = { token, until: real() + seconds * 1000 - spareMs }
    return token
  }

  return async (signal) => {
    if (kept !== undefined && kept.until > real()) return kept.token
    asking ??= exchange(signal).finally(() => (asking = undefined))
    return asking
  }
}

async function askForToken(
  { apiKey, privateKey, keyId, tokenUrl = integration }: NhsApiCredentials,
  now: number,
  signal: AbortSignal,
): Promise<{ token: string; seconds: number }> {
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'RS512', kid: keyId, typ: 'JWT' })
    .setIssuer(apiKey)
    .setSubject(apiKey)
    .setAudience(tokenUrl.href)
    .setJti(crypto.randomUUID())
    .setExpirationTime(Math.floor(now / 1000) + assertionSeconds)
    .sign(await importPKCS8(privateKey, 'RS512'))
  const { status, body } = await callProvider({
    url: tokenUrl,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }).toString(),
    signal,
  })
  const { data } = granted.safeParse(body)
  if (status !== 200 || data === undefined) {
    throw new CareBatchError('credentials-refused', { retryable: true, details: { status } })
  }
  return { token: data.access_token, seconds: data.expires_in }
}
