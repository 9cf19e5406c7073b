import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CareBatchError } from '@carebatch/core'
import type { BatchMessages } from '@carebatch/core/wire'
import { asError } from '../controllers/as-error.ts'
import { Throttle } from '../controllers/throttle.ts'
import type { BatchScope } from './batch-scope.ts'

const firstFew = 3
const many = 100
const refreshMs = 1_000

export type Decision = 'send-again' | 'count-as-sent'

/** Messages whose outcome nobody knows, and what staff decide about each. Nothing here is decided by itself. */
export class UnknownController implements ReactiveController {
  found: BatchMessages | undefined
  error: CareBatchError | undefined
  /** The message that has been asked about a second time, because sending again may reach a patient twice. */
  asking: string | undefined
  /** The message that is being decided. */
  deciding: string | undefined
  private scope: BatchScope | undefined
  private limit = firstFew
  private stop = new AbortController()
  private readonly following = new Throttle(refreshMs, () => void this.load())

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly decided: (message: string, as: Decision) => void,
  ) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stop.abort()
    this.following.cancel()
  }

  start(scope: BatchScope): void {
    this.scope = scope
    this.found = undefined
    this.limit = firstFew
    this.asking = undefined
  }

  /** The batch moved on: one may have been sent again and be unknown again between two snapshots. */
  refresh(): void {
    this.following.start()
  }

  showMore = (): void => {
    this.limit = many
    void this.load()
  }

  ask(message: string | undefined): void {
    this.asking = message
    this.error = undefined
    this.host.requestUpdate()
  }

  load = async (): Promise<void> => {
    if (this.scope === undefined) return
    const { client, batch } = this.scope
    this.stop.abort()
    const { signal } = (this.stop = new AbortController())
    try {
      const found = await client.messages(batch, { bucket: 'outcome-unknown', limit: this.limit, signal })
      if (!signal.aborted) this.found = found
    } catch (error) {
      if (!signal.aborted) this.error = asError(error)
    }
    this.host.requestUpdate()
  }

  /** Tells `decided` once the server has taken the decision, and reads what is left. */
  async decide(message: string, as: Decision): Promise<void> {
    if (this.scope === undefined || this.deciding !== undefined) return
    const { client, batch } = this.scope
    this.deciding = message
    this.error = undefined
    this.host.requestUpdate()
    try {
      await client.resolveUnknown(batch, message, as)
      this.asking = undefined
      await this.load()
      this.decided(message, as)
    } catch (error) {
      this.error = asError(error)
    }
    this.deciding = undefined
    this.host.requestUpdate()
  }
}
