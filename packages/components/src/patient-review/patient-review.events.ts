import type { RowChange } from './row-change.ts'

/**
 * Staff changed something about a patient. With a draft the element applies it itself unless it is prevented; without
 * one the host applies it and hands in a new `review`.
 */
export class RowChangeEvent extends Event {
  static readonly type = 'row-change'
  constructor(readonly change: RowChange) {
    super(RowChangeEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

/** Staff take the newest change back. */
export class UndoChangeEvent extends Event {
  static readonly type = 'undo-change'
  constructor() {
    super(UndoChangeEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

/** The list of those who cannot be contacted is about to be saved as a file; prevent it to handle the text otherwise. */
export class DownloadListEvent extends Event {
  static readonly type = 'download-list'
  constructor(
    readonly csv: string,
    readonly fileName: string,
  ) {
    super(DownloadListEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

/** Staff want patients looked up again whose look-up did not answer. With a draft it asks its server itself. */
export class LookUpAgainEvent extends Event {
  static readonly type = 'look-up-again'
  constructor(
    /** Lines of the list; undefined: all that had no answer. */
    readonly lines: readonly number[] | undefined,
  ) {
    super(LookUpAgainEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'row-change': RowChangeEvent
    'undo-change': UndoChangeEvent
    'download-list': DownloadListEvent
    'look-up-again': LookUpAgainEvent
  }
}
