/** Runs something soon, once, however often it is asked for. */
export class Throttle {
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly ms: number,
    private readonly run: () => void,
  ) {}

  /** Runs when the time is over; asking again meanwhile changes nothing. */
  start(): void {
    this.timer ??= setTimeout(this.fire, this.ms)
  }

  /** The time begins anew with each call. */
  restart(): void {
    this.cancel()
    this.start()
  }

  cancel(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private readonly fire = (): void => {
    this.timer = undefined
    this.run()
  }
}
