import type { ConfirmedBatch } from '@carebatch/core'

/** The server has the batch. Nothing may have left yet: see `batch.undoUntil`. */
export class BatchSentEvent extends Event {
  static readonly type = 'batch-sent'
  constructor(readonly batch: ConfirmedBatch) {
    super(BatchSentEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'batch-sent': BatchSentEvent
  }
}
