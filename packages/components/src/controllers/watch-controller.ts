import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import type { Call, WatchCall, WatchGap } from '@carebatch/core/client'
import { asError } from './as-error.ts'

/** Something on the server that is followed: whole snapshots, each with a version. */
export interface Watch<Snapshot extends { readonly version: number }> {
  /** Reads once: an answer that comes at once, and errors that a stream does not tell. */
  readonly read: (call: Call) => Promise<Snapshot>
  readonly follow: (call: WatchCall) => AsyncIterable<Snapshot>
}

const waitsMs = [4_000, 8_000, 15_000, 30_000] as const
const slowAfterMs = 1_000
const verySlowAfterMs = 10_000

/**
 * Follows snapshots while the element is on the page. What was shown stays when the server is gone: `secondsLeft`
 * counts down to the next try, and `error` is set only where trying again is of no use.
 */
export class WatchController<Snapshot extends { readonly version: number }> implements ReactiveController {
  snapshot: Snapshot | undefined
  error: CareBatchError | undefined
  secondsLeft: number | undefined
  waiting: { readonly isSlow: boolean; readonly isVerySlow: boolean } = { isSlow: false, isVerySlow: false }
  private watch: Watch<Snapshot> | undefined
  private stop = new AbortController()
  private tries = 0
  private nextTryAt = 0
  private countdown: ReturnType<typeof setInterval> | undefined
  private reopening: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly whenNew: (snapshot: Snapshot, before: Snapshot | undefined) => void = () => {},
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    if (this.watch !== undefined) this.open()
  }

  hostDisconnected(): void {
    this.close()
  }

  /** Follows something else from now on, with nothing shown of what was followed before. */
  start(watch: Watch<Snapshot>): void {
    this.watch = watch
    this.snapshot = undefined
    this.error = undefined
    this.tries = 0
    this.open()
  }

  /** A snapshot that came as the answer of an act; older ones than what is shown are dropped. */
  take(snapshot: Snapshot): void {
    const before = this.snapshot
    if (before !== undefined && snapshot.version < before.version) return
    this.snapshot = snapshot
    if (before === undefined || snapshot.version > before.version) this.whenNew(snapshot, before)
    this.host.requestUpdate()
  }

  tryNow = (): void => {
    this.open()
  }

  private open(): void {
    this.close()
    this.stop = new AbortController()
    this.startWaiting(this.stop.signal)
    void this.run(this.stop.signal)
  }

  private close(): void {
    this.stop.abort()
    this.endGap()
    clearTimeout(this.reopening)
  }

  private async run(signal: AbortSignal): Promise<void> {
    if (this.watch === undefined) return
    try {
      this.arrived(await this.watch.read({ signal }), signal)
      // Streams end and begin again now and then; only a second failed try is worth a word.
      const onGap = (gap: WatchGap | undefined) => {
        if (gap === undefined || gap.tries > 1) this.gap(gap?.nextTryAt, signal)
      }
      for await (const snapshot of this.watch.follow({ signal, onGap })) this.arrived(snapshot, signal)
    } catch (error) {
      if (!signal.aborted) this.failed(error, signal)
    }
  }

  private arrived(snapshot: Snapshot, signal: AbortSignal): void {
    if (signal.aborted) return
    this.tries = 0
    this.error = undefined
    this.endGap()
    this.take(snapshot)
  }

  private failed(error: unknown, signal: AbortSignal): void {
    const problem = asError(error)
    this.error = problem
    this.host.requestUpdate()
    if (!problem.retryable) return
    const wait = waitsMs[Math.min(this.tries, waitsMs.length - 1)] ?? 30_000
    this.tries += 1
    this.gap(Date.now() + wait, signal)
    this.reopening = setTimeout(() => this.open(), wait)
  }

  private gap(nextTryAt: number | undefined, signal: AbortSignal): void {
    if (signal.aborted) return
    if (nextTryAt === undefined) return this.endGap()
    this.nextTryAt = nextTryAt
    this.countdown ??= setInterval(() => this.count(), 1_000)
    this.count()
  }

  private count(): void {
    this.secondsLeft = Math.max(0, Math.ceil((this.nextTryAt - Date.now()) / 1_000))
    this.host.requestUpdate()
  }

  private endGap(): void {
    clearInterval(this.countdown)
    this.countdown = undefined
    this.secondsLeft = undefined
    this.host.requestUpdate()
  }

  private startWaiting(signal: AbortSignal): void {
    this.waiting = { isSlow: false, isVerySlow: false }
    const slower = (waiting: WatchController<Snapshot>['waiting']) => () => {
      if (signal.aborted || this.snapshot !== undefined) return
      this.waiting = waiting
      this.host.requestUpdate()
    }
    setTimeout(slower({ isSlow: true, isVerySlow: false }), slowAfterMs)
    setTimeout(slower({ isSlow: true, isVerySlow: true }), verySlowAfterMs)
  }
}
