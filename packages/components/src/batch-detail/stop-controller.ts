import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import type { StopReport } from '@carebatch/core/wire'
import { asError } from '../controllers/as-error.ts'
import type { BatchScope } from './batch-scope.ts'

export type StopStep =
  | { readonly kind: 'idle' }
  /** The second look. */
  | { readonly kind: 'asked'; readonly error?: CareBatchError }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'stopped'; readonly report: StopReport }

/** Stopping a batch: asked, looked at a second time, done, and what exactly it has achieved. */
export class StopController implements ReactiveController {
  step: StopStep = { kind: 'idle' }
  private scope: BatchScope | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly stopped: (report: StopReport) => void,
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  start(scope: BatchScope): void {
    this.scope = scope
    this.go({ kind: 'idle' })
  }

  ask = (): void => this.go({ kind: 'asked' })

  leave = (): void => this.go({ kind: 'idle' })

  confirm = async (): Promise<void> => {
    if (this.scope === undefined || this.step.kind === 'stopping') return
    this.go({ kind: 'stopping' })
    try {
      const report = await this.scope.client.stop(this.scope.batch)
      this.go({ kind: 'stopped', report })
      this.stopped(report)
    } catch (error) {
      this.go({ kind: 'asked', error: asError(error) })
    }
  }

  private go(step: StopStep): void {
    this.step = step
    this.host.requestUpdate()
  }
}
