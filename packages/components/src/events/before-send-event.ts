import type { BatchToSend } from '@carebatch/core'

/** Everything is ready and Send was pressed. `preventDefault()` keeps the batch here, and nothing is sent. */
export class BeforeSendEvent extends Event {
  static readonly type = 'before-send'
  constructor(readonly batch: BatchToSend) {
    super(BeforeSendEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'before-send': BeforeSendEvent
  }
}
