import type { WebhookEvent, WebhookType } from '../webhook-endpoint.ts'
import type { StoredBatch } from './batch-table.ts'
import type { Lease } from './lease.ts'

/** How a batch was when it was last told about. */
export interface Told {
  readonly status: string
  readonly hold: string | undefined
  readonly gaps: number
}

export interface NewWebhookEvent extends WebhookEvent {
  readonly organisation: string
  readonly batch: string
  readonly at: number
}

export interface WebhookDelivery {
  readonly endpoint: string
  readonly event: WebhookEvent
  /** When the event happened. */
  readonly since: number
  /** Deliveries that failed so far. */
  readonly attempts: number
}

/** Who is told of which events. */
export type Recipients = readonly { readonly endpoint: string; readonly events: readonly WebhookType[] }[]

/** What happened, and who has yet to be told. What was delivered is owed no more. */
export interface WebhookTable {
  /** When events were noted for the first time: batches from before are not told about until they change. */
  startedAt(now: number): Promise<number>
  /**
   * Batches of one organisation that changed since this was last asked; from now on they were looked at. One at a time
   * for an organisation. Undefined: nothing changed.
   */
  changed(limit: number): Promise<readonly StoredBatch[] | undefined>
  told(batches: readonly string[]): Promise<ReadonlyMap<string, Told>>
  saveTold(batch: string, told: Told): Promise<void>
  /** Keeps the events, and owes each to those who are told of its kind. */
  add(events: readonly NewWebhookEvent[], to: Recipients): Promise<void>
  /** The longest due one that is owed to one of these and not leased; leased to the caller. */
  claim(claim: {
    endpoints: readonly string[]
    now: number
    lease: Lease
  }): Promise<WebhookDelivery | undefined>
  /** It was delivered, or given up. */
  end(delivery: WebhookDelivery, token: string): Promise<void>
  putOff(delivery: WebhookDelivery, dueAt: number, token: string): Promise<void>
  /** Owes this event and all later ones once more. Undefined: it is not kept (any more). */
  replay(to: Recipients[number], from: string, now: number): Promise<number | undefined>
  /** Forgets events from before this instant that nobody is owed. */
  forget(before: number): Promise<void>
  nextDueAt(endpoints: readonly string[]): Promise<number | undefined>
}
