import { createHash } from 'node:crypto'
import { CareBatchError } from '@carebatch/core'
import { webhookTypes, type WebhookEndpoint, type WebhookType } from '../ports/webhook-endpoint.ts'
import { readSecret, signWebhook } from './sign-webhook.ts'

export interface WebhookOptions {
  /** https, or http on 127.0.0.1. Deliveries that are due belong to it. */
  readonly url: URL
  /** `whsec_…` as Standard Webhooks has it, the newest first. While one is exchanged both sign. */
  readonly secrets: readonly string[]
  /** Default: all. */
  readonly events?: readonly WebhookType[]
  /** Milliseconds since 1970, for the signature. Default: the system's. */
  readonly real?: () => number
}

const refuse = (problem: string) => new CareBatchError('configuration-invalid', { details: { problem } })

/**
 * Posts events as Standard Webhooks has it. Never follows a redirect, and reads nothing of an answer but its status.
 * Throws `configuration-invalid` for an address that is not safe, or a secret that is none.
 */
export function httpEndpoint({
  url,
  secrets,
  events = webhookTypes,
  real = Date.now,
}: WebhookOptions): WebhookEndpoint {
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1')
  if (!isSafe) throw refuse('a webhook wants an https address')
  if (url.username !== '' || url.password !== '') throw refuse('the address of a webhook carries a password')
  if (secrets.length === 0) throw refuse('a webhook has no secret')
  const keys = secrets.map((secret) => {
    const key = readSecret(secret)
    if (key === undefined) throw refuse('a secret of a webhook is not whsec_ and 24 to 64 bytes of base64')
    return key
  })
  return {
    id: endpointId(url),
    events,
    async deliver({ id, body }, signal) {
      const timestamp = Math.floor(real() / 1000)
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': keys.map((key) => signWebhook(key, { id, timestamp, body })).join(' '),
        },
        body,
      })
      await response.body?.cancel().catch(() => undefined)
      if (response.ok) return 'delivered'
      return response.status === gone ? 'gone' : 'not-now'
    },
  }
}

/** An address may hold a secret: it is not what is stored. */
export const endpointId = (url: URL): string => createHash('sha256').update(url.href).digest('base64url')

/** Standard Webhooks: the receiver is no more. */
const gone = 410
