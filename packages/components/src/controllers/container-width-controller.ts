import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * The element's own width in rem, for what container queries cannot decide (how many rows fit, which table form).
 * Asks for an update only when one of `steps` is crossed.
 */
export class ContainerWidthController implements ReactiveController {
  private width = 0
  private readonly observer: ResizeObserver

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly steps: readonly number[],
  ) {
    this.observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.measured(entry.contentRect.width)
    })
    host.addController(this)
  }

  hostConnected(): void {
    this.observer.observe(this.host)
  }

  hostDisconnected(): void {
    this.observer.disconnect()
  }

  isBelow(rem: number): boolean {
    return this.width > 0 && this.width < rem
  }

  private measured(pixels: number): void {
    const rem = pixels / Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const before = this.width
    this.width = rem
    if (this.steps.some((step) => before < step !== rem < step) || before === 0) this.host.requestUpdate()
  }
}
