/** Staff want to send a batch message: the host shows `<batch-wizard>`. */
export class NewBatchEvent extends Event {
  static readonly type = 'new-batch'
  constructor() {
    super(NewBatchEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'new-batch': NewBatchEvent
  }
}
