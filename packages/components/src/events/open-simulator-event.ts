/** Staff want to see the simulated phones. Only in test mode; the host opens its page. */
export class OpenSimulatorEvent extends Event {
  static readonly type = 'open-simulator'
  constructor() {
    super(OpenSimulatorEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-simulator': OpenSimulatorEvent
  }
}
