/** Staff want to see one batch: the host shows `<batch-status batch-id>`. */
export class OpenBatchEvent extends Event {
  static readonly type = 'open-batch'
  constructor(readonly batchId: string) {
    super(OpenBatchEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-batch': OpenBatchEvent
  }
}
