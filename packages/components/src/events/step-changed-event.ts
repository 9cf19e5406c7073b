import type { DraftStep } from '@carebatch/core'

/** The wizard shows another step now, e.g. to keep it in the address of the page. */
export class StepChangedEvent extends Event {
  static readonly type = 'step-changed'
  constructor(readonly step: DraftStep) {
    super(StepChangedEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'step-changed': StepChangedEvent
  }
}
