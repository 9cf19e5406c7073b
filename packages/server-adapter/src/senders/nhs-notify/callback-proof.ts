import { createHmac } from 'node:crypto'
import { CareBatchError } from '@carebatch/core'
import { isSameSecret } from '../../providers/is-same-secret.ts'

export interface CallbackSecrets {
  readonly applicationId: string
  readonly apiKey: string
}

/**
 * The body, if the service itself signed these very bytes: HMAC-SHA-256 under `applicationId.apiKey`, in hex. Undefined
 * without the key; rejects with `not-permitted` where the key is right and the signature is of other bytes. As the service
 * specifies: 401 and 403.
 */
export async function provenBody(
  request: Request,
  { applicationId, apiKey }: CallbackSecrets,
): Promise<unknown> {
  const raw = Buffer.from(await request.arrayBuffer())
  const signature = createHmac('sha256', `${applicationId}.${apiKey}`).update(raw).digest('hex')
  if (!isSameSecret(request.headers.get('x-api-key'), apiKey)) return undefined
  const isSigned = isSameSecret(request.headers.get('x-hmac-sha256-signature')?.toLowerCase(), signature)
  if (!isSigned) throw new CareBatchError('not-permitted')
  return parsed(raw)
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    throw new CareBatchError('response-invalid', { details: { rule: 'JSON' } })
  }
}
