import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** An update each second while something counts down, and none otherwise. */
export class SecondTicker implements ReactiveController {
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly isCounting: () => boolean,
  ) {
    host.addController(this)
  }

  hostUpdated(): void {
    if (!this.isCounting()) return this.stop()
    this.timer ??= setInterval(() => this.host.requestUpdate(), 1_000)
  }

  hostDisconnected(): void {
    this.stop()
  }

  private stop(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }
}
