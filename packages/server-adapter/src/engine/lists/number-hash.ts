import { createHmac } from 'node:crypto'

/** Remembers a number without keeping it: HMAC-SHA-256 under a secret of the organisation. */
export function numberHash(key: string, e164: string): string {
  return createHmac('sha256', key).update(e164).digest('base64url')
}
