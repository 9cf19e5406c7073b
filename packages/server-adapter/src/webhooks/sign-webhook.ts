import { createHmac } from 'node:crypto'

/** The bytes of a secret, or undefined: it is none, or too short to be safe. */
export function readSecret(text: string): Buffer | undefined {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1]
  const key = Buffer.from(encoded ?? '', 'base64')
  return key.length >= 24 && key.length <= 64 ? key : undefined
}

/** Standard Webhooks, scheme v1: HMAC-SHA256 over id, time in seconds and body. */
export function signWebhook(
  key: Buffer,
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}
