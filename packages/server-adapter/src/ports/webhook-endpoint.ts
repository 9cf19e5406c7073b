export const webhookTypes = ['batch.status-changed', 'batch.held', 'record.gap'] as const
export type WebhookType = (typeof webhookTypes)[number]

/** One thing that happened, with the bytes that every delivery of it has. */
export interface WebhookEvent {
  /** Unique for ever: receivers know a repeat by it. */
  readonly id: string
  readonly type: WebhookType
  /** JSON. Ids and counts, and nothing about any patient. */
  readonly body: string
}

/** Somebody who is told. */
export interface WebhookEndpoint {
  /** The same after every start: deliveries that are due belong to it. */
  readonly id: string
  readonly events: readonly WebhookType[]
  /** Hands one event over once. `gone`: the receiver wants it never. Rejects, or says `not-now`, where it is to be repeated. */
  deliver(event: WebhookEvent, signal: AbortSignal): Promise<'delivered' | 'not-now' | 'gone'>
}
