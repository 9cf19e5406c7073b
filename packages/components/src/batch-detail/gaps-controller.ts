import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import type { Batch, RecordGaps } from '@carebatch/core/wire'
import { asError } from '../controllers/as-error.ts'
import type { BatchScope } from './batch-scope.ts'

/** Entries that are missing in records: whose, why, and trying again. Read when a person wants to see them. */
export class GapsController implements ReactiveController {
  gaps: RecordGaps['gaps'] = []
  /** The line to go on after, where more are missing than are shown. */
  next: number | undefined
  isOpen = false
  isTrying = false
  error: CareBatchError | undefined
  private scope: BatchScope | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly retried: (retried: number, batch: Batch) => void,
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  start(scope: BatchScope): void {
    this.scope = scope
    this.isOpen = false
    this.close()
  }

  toggle = (): void => {
    this.isOpen = !this.isOpen
    if (!this.isOpen) return this.close()
    void this.run(async ({ client, batch }) => this.take(await client.recordGaps(batch)))
  }

  showMore = (): Promise<void> =>
    this.run(async ({ client, batch }) => this.take(await client.recordGaps(batch, this.next)))

  tryAgain = async (): Promise<void> => {
    if (this.isTrying) return
    this.isTrying = true
    await this.run(async ({ client, batch }) => {
      const report = await client.retryRecords(batch)
      this.isOpen = false
      this.close()
      this.retried(report.retried, report.batch)
    })
    this.isTrying = false
    this.host.requestUpdate()
  }

  private take({ gaps, next }: RecordGaps): void {
    this.gaps = [...this.gaps, ...gaps]
    this.next = next
  }

  private close(): void {
    this.gaps = []
    this.next = undefined
    this.error = undefined
    this.host.requestUpdate()
  }

  private async run(work: (scope: BatchScope) => Promise<void>): Promise<void> {
    if (this.scope === undefined) return
    this.error = undefined
    this.host.requestUpdate()
    await work(this.scope).catch((error: unknown) => (this.error = asError(error)))
    this.host.requestUpdate()
  }
}
