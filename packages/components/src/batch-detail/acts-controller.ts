import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import type { Batch } from '@carebatch/core/wire'
import { asError } from '../controllers/as-error.ts'
import { downloadBlob } from '../download/download-blob.ts'
import type { BatchScope } from './batch-scope.ts'

type Act = 'retry' | 'download'
type Retried = Awaited<ReturnType<BatchClient['retryFailed']>>

/** One act of staff at a time: what is under way, and what went wrong with the last one. */
export class ActsController implements ReactiveController {
  underWay: Act | undefined
  error: CareBatchError | undefined
  private scope: BatchScope | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly retried: (report: Retried) => void,
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  start(scope: BatchScope): void {
    this.scope = scope
    this.error = undefined
  }

  retryFailed = (): Promise<void> =>
    this.run('retry', async ({ client, batch }) => this.retried(await client.retryFailed(batch)))

  /** The file is named after the batch: no patient stands in its name. */
  downloadOutcomes({ name }: Pick<Batch, 'name'>): Promise<void> {
    const fileName = `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}-outcomes.csv`
    return this.run('download', async ({ client, batch }) =>
      downloadBlob(await client.outcomes(batch), fileName),
    )
  }

  /** A second press while an act is under way does nothing. */
  private async run(act: Act, work: (scope: BatchScope) => Promise<void>): Promise<void> {
    if (this.underWay !== undefined || this.scope === undefined) return
    this.underWay = act
    this.error = undefined
    this.host.requestUpdate()
    await work(this.scope).catch((error: unknown) => (this.error = asError(error)))
    this.underWay = undefined
    this.host.requestUpdate()
  }
}
