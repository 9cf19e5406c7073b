import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { BatchClient } from '@carebatch/core/client'
import type { DraftSummary } from '@carebatch/core/wire'

/** The drafts of the practice, read again whenever something of it changes. One that fails leaves what was there. */
export class BatchDrafts implements ReactiveController {
  drafts: readonly DraftSummary[] = []
  private client: BatchClient | undefined

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {}

  async read(client: BatchClient | undefined = this.client): Promise<void> {
    this.client = client
    if (client === undefined) return
    const found = await client.drafts().catch(() => undefined)
    if (found === undefined || client !== this.client) return
    this.drafts = found.drafts
    this.host.requestUpdate()
  }

  /** What cannot be deleted any more was sent or deleted by somebody else: reading again shows it. */
  async remove(draft: string): Promise<void> {
    await this.client?.deleteDraft(draft).catch(() => undefined)
    await this.read()
  }
}
