/** Staff want the list of batches: the host shows `<batch-list>`. */
export class OpenBatchesEvent extends Event {
  static readonly type = 'open-batches'
  constructor() {
    super(OpenBatchesEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-batches': OpenBatchesEvent
  }
}
