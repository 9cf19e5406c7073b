import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import type { Batch } from '@carebatch/core/wire'
import { asError } from '../controllers/as-error.ts'
import type { BatchScope } from './batch-scope.ts'

export type SteeringAct = 'pause' | 'resume' | 'release'

/** Holding a batch back and letting it go on: what is under way, and what went wrong with the last press. */
export class SteerController implements ReactiveController {
  underWay: SteeringAct | undefined
  error: CareBatchError | undefined
  private scope: BatchScope | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly steered: (batch: Batch, act: SteeringAct) => void,
  ) {
    host.addController(this)
  }

  hostConnected(): void {}

  start(scope: BatchScope): void {
    this.scope = scope
    this.error = undefined
  }

  pause = (): Promise<void> => this.run('pause', ({ client, batch }) => client.pause(batch))

  /** As the person saw it: where somebody else has decided meanwhile, nothing is done and they are told. */
  resume(revision: number): Promise<void> {
    return this.run('resume', ({ client, batch }) => client.resume(batch, revision))
  }

  release = (): Promise<void> =>
    this.run('release', async ({ client, batch }) => {
      await client.release()
      return client.batch(batch)
    })

  /** A second press while an act is under way does nothing. */
  private async run(act: SteeringAct, work: (scope: BatchScope) => Promise<Batch>): Promise<void> {
    const { scope } = this
    if (this.underWay !== undefined || scope === undefined) return
    this.underWay = act
    this.error = undefined
    this.host.requestUpdate()
    try {
      this.steered(await work(scope), act)
    } catch (error) {
      this.error = asError(error)
      await this.readAgain(scope, act)
    }
    this.underWay = undefined
    this.host.requestUpdate()
  }

  /** What somebody else has decided is shown beside the refusal. */
  private async readAgain({ client, batch }: BatchScope, act: SteeringAct): Promise<void> {
    if (this.error?.code !== 'version-conflict') return
    const now = await client.batch(batch).catch(() => undefined)
    if (now !== undefined) this.steered(now, act)
  }
}
