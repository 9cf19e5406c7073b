import type { Channel } from '@carebatch/core'

/** One entry for one patient's record. `key` is ours: the same key is written once, however often it is handed over. */
export interface RecordEntry {
  readonly key: string
  readonly organisation: string
  readonly nhsNumber: string
  readonly batch: { readonly id: string; readonly name: string }
  readonly kind: 'sent' | 'not-delivered'
  readonly channel: Channel
  readonly text: string
  readonly code?: { readonly system: string; readonly code: string; readonly display: string }
  /** Milliseconds since 1970. */
  readonly sentAt: number
}

export type RecordOutcome =
  | { readonly kind: 'written' }
  | { readonly kind: 'try-later'; readonly afterMs?: number }
  /** Will never be written; becomes a gap that staff are told of. */
  | { readonly kind: 'refused'; readonly why: string }

export interface RecordWriter {
  readonly name: string
  readonly supports: { readonly concurrency: number }
  write(entry: RecordEntry, signal: AbortSignal): Promise<RecordOutcome>
}
