/** A batch was stopped before anything left, and staff want to go on with what they had entered. */
export class ReopenDraftEvent extends Event {
  static readonly type = 'reopen-draft'
  constructor() {
    super(ReopenDraftEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'reopen-draft': ReopenDraftEvent
  }
}
