/** Staff want to go on with a draft: the host shows `<batch-wizard draft-id="…">`. */
export class OpenDraftEvent extends Event {
  static readonly type = 'open-draft'
  constructor(readonly draftId: string) {
    super(OpenDraftEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-draft': OpenDraftEvent
  }
}
