/** A link by which one patient books one appointment. `key` is ours, unique for ever, and says nothing about anybody. */
export interface BookingLinkRequest {
  readonly key: string
  readonly organisation: string
  readonly nhsNumber: string
  /** What the booking system calls this kind of appointment. */
  readonly slotType: string
  /** Milliseconds since 1970: from then on it books nothing. */
  readonly expiresAt: number
}

export type BookingLinkOutcome =
  /** The same key gives the same link, however often it is asked for. */
  | { readonly kind: 'made'; readonly url: URL }
  /** No appointment of this kind is left: nobody else is invited until there is. */
  | { readonly kind: 'none-free' }
  /** A repeat changes nothing, also after `withdraw`. `why` in kebab-case. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'try-later'; readonly afterMs?: number }

/**
 * Makes links for patients who book by themselves. A link books once, and its address names neither patient nor key.
 * Rejects with `provider-no-answer` where nobody knows what became of a call: it is repeated under the same key.
 */
export interface BookingLinks {
  readonly name: string
  /** How many appointments of this kind could be booked now. Links that are out and not used yet do not count as booked. */
  free(organisation: string, slotType: string, signal: AbortSignal): Promise<number>
  make(request: BookingLinkRequest, signal: AbortSignal): Promise<BookingLinkOutcome>
  /** For good, and before it came too. Twice is once; what was booked stays booked. */
  withdraw(organisation: string, key: string, signal: AbortSignal): Promise<void>
}
