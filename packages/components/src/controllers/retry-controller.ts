import type { ReactiveController, ReactiveControllerHost } from 'lit'

const waits = [4, 8, 15, 30] as const

/** Tries again by itself after 4, 8, 15 and then every 30 seconds, and shows how many seconds are left. */
export class RetryController implements ReactiveController {
  secondsLeft: number | undefined
  private tries = 0
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly run: () => void,
  ) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.clear()
  }

  /** Call after a failure that may pass. Does nothing while it is counting. */
  start(): void {
    if (this.timer !== undefined) return
    this.secondsLeft = waits[Math.min(this.tries, waits.length - 1)]
    this.tries += 1
    this.timer = setInterval(() => this.tick(), 1_000)
    this.host.requestUpdate()
  }

  /** Call after a success. */
  reset(): void {
    this.tries = 0
    this.clear()
  }

  now = (): void => {
    this.clear()
    this.run()
  }

  private tick(): void {
    if (this.secondsLeft === undefined) return
    if (this.secondsLeft <= 1) return this.now()
    this.secondsLeft -= 1
    this.host.requestUpdate()
  }

  private clear(): void {
    clearInterval(this.timer)
    this.timer = undefined
    this.secondsLeft = undefined
    this.host.requestUpdate()
  }
}
