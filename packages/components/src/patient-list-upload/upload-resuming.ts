import type { ReactiveController } from 'lit'
import type { ListTransfer } from '@carebatch/core'
import type { DraftHost } from '../controllers/draft-controller.ts'
import { RetryController } from '../controllers/retry-controller.ts'
import { SecondTicker } from '../controllers/second-ticker.ts'

/** Goes on with an interrupted upload by itself, and counts down to the next try. */
export class UploadResuming implements ReactiveController {
  private readonly retry: RetryController

  constructor(private readonly host: DraftHost) {
    this.retry = new RetryController(host, () => void host.draft?.actions.resumeUpload())
    new SecondTicker(host, () => this.isReconnecting)
    host.addController(this)
  }

  hostUpdate(): void {
    const { transfer } = this
    if (transfer?.kind === 'interrupted' && transfer.error.retryable) this.retry.start()
    if (transfer?.kind === 'ready') this.retry.reset()
  }

  get secondsLeft(): number | undefined {
    return this.retry.secondsLeft
  }

  readonly now = (): void => this.retry.now()

  /** The look-up goes on without us, and we wait until it is asked again. */
  private get isReconnecting(): boolean {
    return this.transfer?.kind === 'looking-up' && this.transfer.nextTryAt !== undefined
  }

  private get transfer(): ListTransfer | undefined {
    const list = this.host.draft?.getState().list
    return list?.kind === 'read' ? list.transfer : undefined
  }
}
