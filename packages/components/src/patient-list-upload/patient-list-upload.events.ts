/** Every patient of the list is looked up: it can be checked. Fired once for each list. */
export class ListReadyEvent extends Event {
  static readonly type = 'list-ready'
  constructor() {
    super(ListReadyEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'list-ready': ListReadyEvent
  }
}
