import { CareBatchError } from '@carebatch/core'
import * as z from 'zod/mini'
import type { Receipt } from '../../ports/sender.ts'

const callback = z.object({
  id: z.string(),
  reference: z.nullish(z.string()),
  status: z.string(),
  notification_type: z.string(),
  completed_at: z.nullish(z.string()),
  sent_at: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
})

const failures: Readonly<Record<string, string>> = {
  'permanent-failure': 'number-or-address-not-in-use',
  'temporary-failure': 'not-delivered',
  'technical-failure': 'provider-fault',
}

/**
 * A delivery receipt. Messages that were not sent by us carry a reference of somebody else, or none: no receipt.
 * Emails are known to be accepted only, so of theirs just the bounces count. Throws `response-invalid` for what is no
 * receipt at all.
 */
export function notifyReceipts(body: unknown): readonly Receipt[] {
  const { data } = callback.safeParse(body)
  if (data === undefined) throw new CareBatchError('response-invalid')
  if (data.reference === null || data.reference === undefined) return []
  const { id, reference: key, status } = data
  const at = Date.parse(data.completed_at ?? data.sent_at ?? data.created_at ?? '')
  const common = { id: `${id}:${status}`, key, at: Number.isNaN(at) ? 0 : at }
  const why = failures[status]
  if (why !== undefined) return [{ ...common, what: 'failed', why }]
  if (status === 'delivered' && data.notification_type === 'sms') return [{ ...common, what: 'delivered' }]
  return [{ ...common, what: 'accepted' }]
}
