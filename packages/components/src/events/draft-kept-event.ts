/** The server keeps the draft under this id: in the page's address it leads back here, also after a reload. */
export class DraftKeptEvent extends Event {
  static readonly type = 'draft-kept'
  constructor(readonly draftId: string) {
    super(DraftKeptEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'draft-kept': DraftKeptEvent
  }
}
