/** Staff want the list of batches. `<batch-status>` shows it in place unless the host prevents that. */
export class OpenBatchesEvent extends Event {
  static readonly type = 'open-batches'
  constructor() {
    super(OpenBatchesEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-batches': OpenBatchesEvent
  }
}
