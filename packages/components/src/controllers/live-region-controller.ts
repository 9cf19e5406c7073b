import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'

export interface LiveRegionTiming {
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => unknown
}

const pauseMs = 5_000

const realTime: LiveRegionTiming = {
  now: () => performance.now(),
  after: (ms, run) => setTimeout(run, ms),
}

/**
 * The one `role="status"` of an element. At most one sentence in 5 seconds; of those that come faster the newest is
 * said, so nobody listens to a queue of old news. Render `template()` once, always, or nothing is heard.
 */
export class LiveRegionController implements ReactiveController {
  private spoken = ''
  private pending: string | undefined
  private lastAt = -Infinity
  private isWaiting = false

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly time: LiveRegionTiming = realTime,
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  announce(sentence: string): void {
    if (sentence === (this.pending ?? this.spoken)) return
    this.pending = sentence
    if (this.isWaiting) return
    const wait = this.lastAt + pauseMs - this.time.now()
    if (wait <= 0) return this.speak()
    this.isWaiting = true
    this.time.after(wait, () => this.speak())
  }

  template(): TemplateResult {
    return html`<p class="hidden" role="status">${this.spoken}</p>`
  }

  private speak(): void {
    this.isWaiting = false
    if (this.pending === undefined) return
    this.spoken = this.pending
    this.pending = undefined
    this.lastAt = this.time.now()
    this.host.requestUpdate()
  }
}
