import type { WebhookDelivery } from '../../ports/store/webhook-table.ts'
import type { EngineContext } from '../engine-context.ts'
import type { LaneStep } from '../lanes.ts'
import { day, hour, minute, second } from '../periods.ts'
import { nameOf } from '../sending/call-sender.ts'
import { noteWebhooks } from './note-webhooks.ts'

/** How long to wait before the 2nd, 3rd … delivery, as Standard Webhooks has it; then the last of them again and again. */
const waits: readonly number[] = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour]
/** After that an event is given up; it can be replayed for as long as it is kept. */
const triedFor = 3 * day

/** Notes what hosts are to be told, and hands over what they are owed: each at least once, one at a time for a worker. */
export function deliverWebhooks(context: EngineContext): LaneStep {
  const note = noteWebhooks(context)
  const endpoints = context.webhooks.map(({ id }) => id)
  return async () => {
    if (endpoints.length === 0) return undefined
    const noted = await note()
    if (noted !== undefined) return noted
    const lease = context.newLease()
    const delivery = await context.transaction('claim-webhook', ({ webhooks }) =>
      webhooks.claim({ endpoints, now: context.now(), lease }),
    )
    if (delivery === undefined) return undefined
    await finish(context, delivery, await deliver(context, delivery), lease.token)
    return `${delivery.event.id}:${delivery.endpoint}:${delivery.attempts}`
  }
}

async function deliver(context: EngineContext, { endpoint: id, event }: WebhookDelivery) {
  const endpoint = context.webhooks.find((it) => it.id === id)
  try {
    return (await endpoint?.deliver(event, AbortSignal.timeout(context.callTimeoutMs))) ?? 'not-now'
  } catch (failure) {
    context.logger.warn({ event: event.id, failure: nameOf(failure) }, 'a webhook had no answer')
    return 'not-now'
  }
}

async function finish(
  context: EngineContext,
  delivery: WebhookDelivery,
  said: 'delivered' | 'not-now' | 'gone',
  token: string,
): Promise<void> {
  const at = context.now() + (waits[delivery.attempts] ?? waits.at(-1) ?? day)
  const isOver = said !== 'not-now' || at > delivery.since + triedFor
  await context.transaction('finish-webhook', ({ webhooks }) =>
    isOver ? webhooks.end(delivery, token) : webhooks.putOff(delivery, at, token),
  )
  if (!isOver) return context.wake([{ key: 'webhooks:all', at }])
  if (said !== 'delivered') context.logger.error({ event: delivery.event.id }, 'a webhook was given up')
}
