import { createHmac } from 'node:crypto'
import { isSameSecret } from '../../providers/is-same-secret.ts'

export interface CallbackSecrets {
  readonly applicationId: string
  readonly apiKey: string
}

/** The body, if the service itself signed these very bytes: HMAC-SHA-256 under `applicationId.apiKey`, in hex. */
export async function provenBody(
  request: Request,
  { applicationId, apiKey }: CallbackSecrets,
): Promise<unknown> {
  const raw = Buffer.from(await request.arrayBuffer())
  const signature = createHmac('sha256', `${applicationId}.${apiKey}`).update(raw).digest('hex')
  const isKey = isSameSecret(request.headers.get('x-api-key'), apiKey)
  const isSigned = isSameSecret(request.headers.get('x-hmac-sha256-signature')?.toLowerCase(), signature)
  return isKey && isSigned ? parsed(raw) : undefined
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
