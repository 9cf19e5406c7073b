import { createHmac } from 'node:crypto'
import { day } from '../periods.ts'

/** How long a number stays remembered as not reached (guide, step 5, reason 3: the last 3 months). */
export const rememberedFor = 92 * day

/** Remembers a number without keeping it: HMAC-SHA-256 under a secret of the organisation. */
export function numberHash(key: string, e164: string): string {
  return createHmac('sha256', key).update(e164).digest('base64url')
}
