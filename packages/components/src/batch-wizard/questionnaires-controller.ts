import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { CareBatchError, isCareBatchError } from '@carebatch/core'
import type { BatchClient } from '@carebatch/core/client'
import type { QuestionnaireSummary } from '@carebatch/core/wire'

/** The questionnaires that staff can choose, loaded once somebody wants to send one. */
export class QuestionnairesController implements ReactiveController {
  /** Undefined: not loaded yet. */
  all: readonly QuestionnaireSummary[] | undefined
  error: CareBatchError | undefined
  /** Code of the one that is being approved. */
  approving: string | undefined
  private client: BatchClient | undefined
  private loading = false

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {}

  /** Does nothing while they are there, or on their way. */
  want(client: BatchClient): void {
    if (this.client === client && (this.loading || this.all !== undefined || this.error !== undefined)) return
    this.client = client
    void this.load()
  }

  readonly again = (): void => void this.load()

  readonly approve = async (code: string): Promise<void> => {
    if (this.client === undefined || this.approving !== undefined) return
    this.approving = code
    const { client } = this
    await this.asking(async () => {
      const approved = await client.approveQuestionnaire(code)
      this.all = this.all?.map((one) => (one.code === code ? approved : one))
    })
    this.approving = undefined
    this.host.requestUpdate()
  }

  private async load(): Promise<void> {
    const { client } = this
    if (client === undefined) return
    this.loading = true
    await this.asking(async () => void (this.all = await client.questionnaires()))
    this.loading = false
  }

  private async asking(ask: () => Promise<void>): Promise<void> {
    this.error = undefined
    this.host.requestUpdate()
    try {
      await ask()
    } catch (error) {
      this.error = isCareBatchError(error)
        ? error
        : new CareBatchError('server-unreachable', { cause: error })
    }
    this.host.requestUpdate()
  }
}
