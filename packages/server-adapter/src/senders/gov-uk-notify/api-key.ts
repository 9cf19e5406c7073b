import { CareBatchError } from '@carebatch/core'
import { SignJWT } from 'jose'

export interface ApiKey {
  readonly service: string
  readonly secret: string
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const shape = new RegExp(`^.*-(${uuid})-(${uuid})$`, 'i')

/** `{name}-{service}-{secret}`, as the service shows it once. Throws `configuration-invalid`, without quoting it. */
export function parseApiKey(text: string): ApiKey {
  const [, service, secret] = shape.exec(text.trim()) ?? []
  if (service === undefined || secret === undefined) {
    throw new CareBatchError('configuration-invalid', { details: { setting: 'gov-uk-notify apiKey' } })
  }
  return { service, secret }
}

/** A token is good while its time is within 30 seconds of the service's own clock. */
export function tokenFor({ service, secret }: ApiKey, now: number): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .setIssuer(service)
    .setIssuedAt(Math.round(now / 1000))
    .sign(new TextEncoder().encode(secret))
}
