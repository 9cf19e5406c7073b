/** The part of a batch that the person came for. */
export type BatchPlace = 'outcome-unknown' | 'failed' | 'record-gaps'

/**
 * Staff want to see one batch. `<batch-status>` shows it in place unless the host prevents that, to go to an address
 * of its own.
 */
export class OpenBatchEvent extends Event {
  static readonly type = 'open-batch'
  constructor(
    readonly batchId: string,
    readonly place?: BatchPlace,
  ) {
    super(OpenBatchEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-batch': OpenBatchEvent
  }
}
