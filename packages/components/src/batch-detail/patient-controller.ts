import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import type { MessageDetail } from '@carebatch/core/wire'
import { asError } from '../controllers/as-error.ts'
import { Throttle } from '../controllers/throttle.ts'
import type { BatchScope } from './batch-scope.ts'

const refreshMs = 2_000

/** The one patient who is looked at, followed while the batch moves on. */
export class PatientController implements ReactiveController {
  message: string | undefined
  detail: MessageDetail | undefined
  error: CareBatchError | undefined
  private scope: BatchScope | undefined
  private newest = new AbortController()
  private readonly following = new Throttle(refreshMs, () => void this.load())

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.newest.abort()
    this.following.cancel()
  }

  start(scope: BatchScope): void {
    this.scope = scope
    this.close()
  }

  open(message: string): void {
    this.message = message
    this.detail = undefined
    void this.load()
  }

  close(): void {
    this.newest.abort()
    this.message = undefined
    this.detail = undefined
    this.error = undefined
    this.host.requestUpdate()
  }

  refresh(): void {
    if (this.message !== undefined) this.following.start()
  }

  load = async (): Promise<void> => {
    if (this.scope === undefined || this.message === undefined) return
    this.newest.abort()
    const { signal } = (this.newest = new AbortController())
    this.error = undefined
    try {
      const detail = await this.scope.client.message(this.scope.batch, this.message, { signal })
      if (!signal.aborted) this.detail = detail
    } catch (error) {
      if (!signal.aborted) this.error = asError(error)
    }
    this.host.requestUpdate()
  }
}
