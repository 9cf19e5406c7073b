import type { LitElement, ReactiveController } from 'lit'

/**
 * Moves the keyboard focus after the next render: to the heading of a new step, to the error summary, back to the
 * button that opened something. Never called for a live update.
 */
export class FocusController implements ReactiveController {
  private target: string | undefined

  constructor(private readonly host: LitElement) {
    host.addController(this)
  }

  hostUpdated(): void {
    if (this.target === undefined) return
    const element = this.host.renderRoot.querySelector<HTMLElement>(this.target)
    if (element === null) return
    this.target = undefined
    element.focus()
  }

  /** `selector` within the element's own shadow root. Waits for as many renders as it takes until it is there. */
  afterRender(selector: string): void {
    this.target = selector
    this.host.requestUpdate()
  }
}
