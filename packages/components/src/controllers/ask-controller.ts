import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import { asError } from './as-error.ts'

/** An act that is asked about a second time before it is done: what is asked, under way, and what went wrong. */
export class AskController<Act extends string> implements ReactiveController {
  asking: Act | undefined
  isUnderWay = false
  error: CareBatchError | undefined

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {}

  /** Undefined takes the question back. */
  ask(act: Act | undefined): void {
    if (this.isUnderWay) return
    this.asking = act
    this.error = undefined
    this.host.requestUpdate()
  }

  /** Says whether it was done; then the question is over. A second press while it is under way does nothing. */
  async run(work: () => Promise<void>): Promise<boolean> {
    if (this.isUnderWay) return false
    this.isUnderWay = true
    this.error = undefined
    this.host.requestUpdate()
    try {
      await work()
      this.asking = undefined
    } catch (error) {
      this.error = asError(error)
    }
    this.isUnderWay = false
    this.host.requestUpdate()
    return this.error === undefined
  }
}
