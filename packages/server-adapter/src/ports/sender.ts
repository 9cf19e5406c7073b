import type { Channel } from '@carebatch/core'

/** One message of a call. `key` is ours and unique for ever: message, step and generation. */
export interface OutgoingMessage {
  readonly key: string
  /** E.164 for a text, an email address, or an NHS number for the NHS App. */
  readonly to: string
  readonly nhsNumber: string
  readonly subject?: string
  readonly body: string
}

/** One call, repeated byte for byte under the same reference or not at all. `reference` is random and never reused. */
export interface SendCall {
  readonly reference: string
  /** Whose messages these are: accounts, templates and limits at the provider may be theirs. */
  readonly organisation: string
  /** Name that the message comes from, where the channel shows one. */
  readonly from?: string
  readonly messages: readonly OutgoingMessage[]
}

/** What the provider said about one message. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerId?: string }
  /** The provider has seen this reference or key before: it was accepted then. */
  | { readonly kind: 'duplicate'; readonly providerId?: string }
  /** A definite no that a repeat will not change. `why` is one of docs/reference/failure-reasons.md. */
  | { readonly kind: 'refused'; readonly why: string }
  /** A definite "not now": nothing was accepted. `why` for what staff or support must mend first, such as credentials. */
  | { readonly kind: 'try-later'; readonly afterMs?: number; readonly why?: string }

/** What a provider reports after acceptance. `id` is unique within the provider; the same receipt may come many times. */
export interface Receipt {
  readonly id: string
  /** Our key as given in `OutgoingMessage`. */
  readonly key: string
  /** What the provider calls the message, where the receipt says it. */
  readonly providerId?: string
  readonly what: 'accepted' | 'delivered' | 'read' | 'failed'
  readonly why?: string
  /** When the provider says that it happened, milliseconds since 1970. */
  readonly at: number
}

export interface AcceptedMessage {
  readonly key: string
  /** As the provider named it when it accepted it. */
  readonly providerId: string
}

/**
 * A way of sending. Implementers: `send` resolves with one outcome for each message, in order, only if the provider
 * answered; a time-out, a reset, a 5xx or half a body must reject (CareBatchError `provider-no-answer`), because then
 * nobody knows. Never retry inside.
 */
export interface Sender {
  /** Kebab-case, unique within a server; part of the callback address. */
  readonly name: string
  readonly channel: Channel
  /** How a repeat of the same call is recognised by the provider. Decides what the engine may do after no answer. */
  readonly dedupe: 'by-reference' | 'lookup' | 'none'
  /** Whose contact details are used. */
  readonly contactSource: 'ours' | 'provider'
  readonly supports: {
    readonly maxPerCall: number
    /** Most bytes of one call's messages as JSON. Undefined: no limit that a call could reach. */
    readonly maxBytesPerCall?: number
    /** A call is taken whole or not at all: where one message is refused, the others come back as `try-later`. */
    readonly takesCallsWhole?: boolean
    /** Delivery receipts come after acceptance. Email has none. */
    readonly receipts: boolean
    /** Receipts tell whether a message was read. */
    readonly readReceipts: boolean
    /** How long the provider remembers a reference, milliseconds. */
    readonly remembersForMs: number
    /** Messages per second, for one organisation. */
    readonly perSecond: number
  }
  /** True for senders that reach nobody. A server with any of them runs in sandbox mode. */
  readonly sandbox: boolean
  send(call: SendCall, signal: AbortSignal): Promise<readonly SendOutcome[]>
  /** For `dedupe: 'lookup'`: which of these keys were accepted. Not being found proves nothing. */
  lookUp(keys: readonly string[], signal: AbortSignal): Promise<ReadonlySet<string>>
  /**
   * What the provider knows of messages that it accepted, for those whose receipts can be asked for: the engine asks
   * before a fallback, because a receipt may have been lost. Up to 50 at once. Rejects where the provider did not answer,
   * also for one of them only: they are asked about again. Left out where nobody can be asked.
   */
  pullReceipts?(messages: readonly AcceptedMessage[], signal: AbortSignal): Promise<readonly Receipt[]>
  /**
   * Reads and checks a callback. Undefined: nobody proves whose it is (401). Rejects with `not-permitted` where it says so
   * and what it says was altered or made up (403), and with `response-invalid` where it is the provider's and cannot be
   * read: that is our fault, and the provider is to come again (5xx).
   */
  readReceipts(request: Request): Promise<readonly Receipt[] | undefined>
}
