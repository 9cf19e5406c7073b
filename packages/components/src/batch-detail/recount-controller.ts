import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Reconciliation } from '@carebatch/core/wire'
import { Throttle } from '../controllers/throttle.ts'
import type { BatchScope } from './batch-scope.ts'

const everyMs = 10_000

/** Has the server count the rows again after changes, at most every 10 seconds, and compare them with its counts. */
export class RecountController implements ReactiveController {
  result: Reconciliation | undefined
  private scope: BatchScope | undefined
  private readonly soon = new Throttle(everyMs, () => void this.recount())

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.soon.cancel()
  }

  start(scope: BatchScope): void {
    this.scope = scope
    this.result = undefined
    void this.recount()
  }

  refresh(): void {
    this.soon.start()
  }

  private async recount(): Promise<void> {
    const { scope } = this
    if (scope === undefined) return
    // Without an answer the last recount stays, with its time beside it.
    const result = await scope.client.reconciliation(scope.batch).catch(() => undefined)
    if (result === undefined || scope !== this.scope) return
    this.result = result
    this.host.requestUpdate()
  }
}
