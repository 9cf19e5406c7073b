import { CareBatchError, isCareBatchError, type ErrorCode } from '../errors.ts'
import type { BatchToSend, ConfirmedBatch } from './draft-backend.ts'
import type { Sending } from './draft-state.ts'

export interface DraftSendingOptions {
  readonly confirm: (batch: BatchToSend, key: string) => Promise<ConfirmedBatch>
  readonly newKey: () => string
  readonly show: (sending: Sending) => void
}

/** After these nobody knows whether the batch was made. */
const withoutAnswer: readonly ErrorCode[] = ['server-unreachable', 'server-failed', 'response-invalid']

/**
 * Makes one batch out of many presses. A key is used until its outcome is known: while a Send has had no answer, the
 * next one repeats under the same key, even if staff changed the draft meanwhile. The server then either finds the
 * batch that it already made or refuses the second content; it never makes two.
 */
export class DraftSending {
  readonly #options: DraftSendingOptions
  #key: string | undefined
  #running: Promise<void> | undefined

  constructor(options: DraftSendingOptions) {
    this.#options = options
  }

  /** A press while another is under way joins it. `batch` answers undefined where nothing may leave after all. */
  send(batch: () => Promise<BatchToSend | undefined>): Promise<void> {
    this.#running ??= this.#run(batch).finally(() => (this.#running = undefined))
    return this.#running
  }

  /** The next Send makes another batch. */
  forget(): void {
    this.#key = undefined
  }

  async #run(prepare: () => Promise<BatchToSend | undefined>): Promise<void> {
    const { confirm, newKey, show } = this.#options
    show({ kind: 'sending' })
    try {
      const batch = await prepare()
      if (batch === undefined) return show({ kind: 'not-sent' })
      this.#key ??= newKey()
      show({ kind: 'sent', batch: await confirm(batch, this.#key) })
    } catch (error) {
      show(this.#failure(error))
    }
  }

  #failure(cause: unknown): Sending {
    const error = isCareBatchError(cause)
      ? cause
      : new CareBatchError('server-unreachable', { retryable: true, cause })
    // Nothing was sent under this key as long as there is none.
    const isUnknown = withoutAnswer.includes(error.code) && this.#key !== undefined
    if (isUnknown) return { kind: 'no-answer', error }
    // A key that came with other contents stays: another press must not make a second batch.
    if (error.code !== 'idempotency-key-reused') this.#key = undefined
    return { kind: 'refused', error }
  }
}
