import type { DraftStep } from '@carebatch/core'

/** Staff want to go to a step of the wizard: "Change" in the summary, "Back", "See why". */
export class ChangeStepEvent extends Event {
  static readonly type = 'change-step'
  constructor(readonly step: DraftStep) {
    super(ChangeStepEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'change-step': ChangeStepEvent
  }
}
