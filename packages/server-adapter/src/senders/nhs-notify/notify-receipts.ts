import { CareBatchError, type Channel } from '@carebatch/core'
import * as z from 'zod/mini'
import type { Receipt } from '../../ports/sender.ts'

const attributes = z.object({
  messageId: z.optional(z.string()),
  messageReference: z.string(),
  timestamp: z.optional(z.string()),
  messageStatus: z.optional(z.string()),
  messageFailureReasonCode: z.nullish(z.string()),
  channel: z.optional(z.string()),
  channelStatus: z.optional(z.string()),
  channelFailureReasonCode: z.nullish(z.string()),
  supplierStatus: z.nullish(z.string()),
})
const callback = z.object({
  data: z.array(z.object({ type: z.string(), attributes, meta: z.object({ idempotencyKey: z.string() }) })),
})
type Attributes = z.infer<typeof attributes>

/** The service's names of our channels. */
export const serviceChannels: Readonly<Record<string, Channel>> = {
  nhsapp: 'nhs-app',
  sms: 'sms',
  email: 'email',
}

/** Last four digits of `MFR_…` and `CFR_…`: why, in our own codes. */
const reasons: Readonly<Record<string, string>> = {
  '0001': 'details-restricted',
  '0002': 'contact-details-missing',
  '0004': 'nhs-number-not-found',
  '0006': 'nhs-number-not-found',
  '0007': 'provider-fault',
  '0008': 'record-withdrawn',
  '0110': 'details-restricted',
  '0111': 'patient-deceased',
  '0112': 'patient-deceased',
}

/** What a callback says of messages on one channel. Throws `response-invalid` where the service says it in another form. */
export function notifyReceipts(body: unknown, channel: Channel): readonly Receipt[] {
  const { data } = callback.safeParse(body)
  if (data === undefined) throw new CareBatchError('response-invalid')
  return data.data.flatMap((entry) => {
    const said = saidOf(entry.attributes, channel)
    if (said === undefined) return []
    const at = Date.parse(entry.attributes.timestamp ?? '')
    const { messageReference: key, messageId } = entry.attributes
    const named = messageId !== undefined && { providerId: messageId }
    return [{ id: entry.meta.idempotencyKey, key, ...named, at: Number.isNaN(at) ? 0 : at, ...said }]
  })
}

/** The same for what `GET /v1/messages/{id}` answers. */
export function saidOf(
  { messageStatus, messageFailureReasonCode, ...channelSays }: Attributes,
  channel: Channel,
): Pick<Receipt, 'what' | 'why'> | undefined {
  if (channelSays.channelStatus !== undefined) {
    const ofThis = serviceChannels[channelSays.channel ?? ''] === channel
    return ofThis ? channelSaid(channelSays, channel) : undefined
  }
  if (messageStatus === 'failed') return failure(messageFailureReasonCode, channel)
  return { what: messageStatus === 'delivered' ? arrived(channel) : 'accepted' }
}

function channelSaid(
  { channelStatus, channelFailureReasonCode, supplierStatus }: Attributes | Omit<Attributes, 'messageStatus'>,
  channel: Channel,
): Pick<Receipt, 'what' | 'why'> {
  if (supplierStatus === 'read') return { what: 'read' }
  if (channelStatus === 'delivered') return { what: arrived(channel) }
  if (supplierStatus === 'rejected') return { what: 'failed', why: reasonOf(channelFailureReasonCode) }
  if (channelStatus === 'failed' || channelStatus === 'skipped')
    return failure(channelFailureReasonCode, channel)
  const isInTheApp = channel === 'nhs-app' && inTheApp.includes(supplierStatus ?? '')
  return { what: isInTheApp ? 'delivered' : 'accepted' }
}

const inTheApp = ['delivered', 'notified', 'notification_attempted', 'unnotified', 'received']

/** For the App the service calls a message delivered once it was read; of emails we know that they were taken. */
function arrived(channel: Channel): Receipt['what'] {
  if (channel === 'nhs-app') return 'read'
  return channel === 'email' ? 'accepted' : 'delivered'
}

/** An App message that nobody read in the plan's time "fails" without a code, and can still be read: it is not dead. */
function failure(code: string | null | undefined, channel: Channel): Pick<Receipt, 'what' | 'why'> {
  if (channel === 'nhs-app' && (code === null || code === undefined || code === ''))
    return { what: 'delivered' }
  return { what: 'failed', why: reasonOf(code) }
}

function reasonOf(code: string | null | undefined): string {
  return reasons[code?.slice(-4) ?? ''] ?? 'not-delivered'
}
