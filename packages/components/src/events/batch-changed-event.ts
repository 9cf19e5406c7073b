import type { Batch } from '@carebatch/core/wire'

/** A batch on screen moved on, by itself or by what staff did here. Carries the whole newest snapshot. */
export class BatchChangedEvent extends Event {
  static readonly type = 'batch-changed'
  constructor(readonly batch: Batch) {
    super(BatchChangedEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'batch-changed': BatchChangedEvent
  }
}
