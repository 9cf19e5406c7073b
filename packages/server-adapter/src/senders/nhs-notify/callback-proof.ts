import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

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
  const isKey = isSame(request.headers.get('x-api-key'), apiKey)
  const isSigned = isSame(request.headers.get('x-hmac-sha256-signature')?.toLowerCase(), signature)
  return isKey && isSigned ? parsed(raw) : undefined
}

function isSame(given: string | null | undefined, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(right))
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
