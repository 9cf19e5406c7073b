import { importPKCS8, SignJWT } from 'jose'
import { askForToken } from './ask-for-token.ts'
import { keptToken, type TokenSource } from './kept-token.ts'

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

const integration = new URL('https://int.api.service.nhs.uk/oauth2/token')
/** The platform takes assertions of up to five minutes. */
const assertionSeconds = 5 * 60 - 15

/** Application-restricted access: a signed assertion (RFC 7523) is exchanged for a token, which is kept until it ends. */
export function nhsApiToken(
  { tokenUrl = integration, ...credentials }: NhsApiCredentials,
  real: () => number = Date.now,
): TokenSource {
  return keptToken(async (signal) => {
    const form = {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion({ tokenUrl, ...credentials }, real()),
    }
    return askForToken(tokenUrl, form, signal)
  }, real)
}

async function assertion(
  { apiKey, privateKey, keyId, tokenUrl }: Required<NhsApiCredentials>,
  now: number,
): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS512', kid: keyId, typ: 'JWT' })
    .setIssuer(apiKey)
    .setSubject(apiKey)
    .setAudience(tokenUrl.href)
    .setJti(crypto.randomUUID())
    .setExpirationTime(Math.floor(now / 1000) + assertionSeconds)
    .sign(await importPKCS8(privateKey, 'RS512'))
}
