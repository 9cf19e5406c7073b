import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import { asError } from '../controllers/as-error.ts'

/** One act of staff at a time: what is under way, and what went wrong with the last one. */
export class ActsController<Act extends string> implements ReactiveController {
  underWay: Act | undefined
  error: CareBatchError | undefined

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {}

  /** A second press while an act is under way does nothing. */
  async run(act: Act, work: () => Promise<void>): Promise<void> {
    if (this.underWay !== undefined) return
    this.underWay = act
    this.error = undefined
    this.host.requestUpdate()
    await work().catch((error: unknown) => (this.error = asError(error)))
    this.underWay = undefined
    this.host.requestUpdate()
  }
}
