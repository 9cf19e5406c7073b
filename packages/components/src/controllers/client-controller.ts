import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { CareBatchError, isCareBatchError } from '@carebatch/core'
import type { BatchClient, BatchClientOptions } from '@carebatch/core/client'
import type { Session } from '@carebatch/core/wire'
import { sharedClient } from './shared-client.ts'
import { knownSession, sharedSession } from './shared-session.ts'

/** How a host page hands an element its server: a client, or an address and a function that fetches a token. */
export interface ClientHost extends ReactiveControllerHost {
  client: BatchClient | undefined
  apiBase: string | undefined
  getToken: BatchClientOptions['getToken'] | undefined
}

export interface Connection {
  readonly client: BatchClient
  readonly session: Session
}

export type ClientState =
  | { readonly kind: 'unconnected' }
  | { readonly kind: 'loading'; readonly isSlow: boolean; readonly isVerySlow: boolean }
  | ({ readonly kind: 'ready' } & Connection)
  | { readonly kind: 'no-access'; readonly session: Session | undefined }
  | { readonly kind: 'error'; readonly error: CareBatchError }

const slowAfterMs = 1_000
const verySlowAfterMs = 10_000

/**
 * Connects an element as soon as it is told where its server is, and again when it is told another one. Nothing is
 * shown for the first second of waiting (`isSlow`), more words after 10 (`isVerySlow`).
 */
export class ClientController implements ReactiveController {
  state: ClientState = { kind: 'unconnected' }
  private connected: readonly unknown[] = []
  private attempt = 0

  constructor(
    private readonly host: ClientHost,
    private readonly whenReady?: (connection: Connection) => void,
  ) {
    host.addController(this)
  }

  hostUpdate(): void {
    const { client, apiBase, getToken } = this.host
    const wanted = [client, apiBase, getToken]
    if (wanted.every((part, index) => part === this.connected[index])) return
    this.connected = wanted
    const session = client && knownSession(client)
    if (client !== undefined && session !== undefined) this.arrive(++this.attempt, { client, session })
    else void this.connect()
  }

  hostDisconnected(): void {
    this.attempt += 1
    this.connected = []
  }

  /** Tries again after an error. */
  retry(): void {
    void this.connect()
  }

  private async connect(): Promise<void> {
    const attempt = ++this.attempt
    const client = this.findClient()
    if (client === undefined) return this.show(attempt, { kind: 'unconnected' })
    this.startWaiting(attempt)
    try {
      const found = await client
      const session = await sharedSession(found)
      this.arrive(attempt, { client: found, session })
    } catch (error) {
      this.show(attempt, failure(error))
    }
  }

  private findClient(): BatchClient | Promise<BatchClient> | undefined {
    const { client, apiBase, getToken } = this.host
    if (client !== undefined) return client
    if (apiBase === undefined || getToken === undefined) return undefined
    return sharedClient(apiBase, getToken)
  }

  private startWaiting(attempt: number): void {
    this.show(attempt, { kind: 'loading', isSlow: false, isVerySlow: false })
    setTimeout(() => this.slower(attempt, { isSlow: true, isVerySlow: false }), slowAfterMs)
    setTimeout(() => this.slower(attempt, { isSlow: true, isVerySlow: true }), verySlowAfterMs)
  }

  private slower(attempt: number, waiting: { readonly isSlow: boolean; readonly isVerySlow: boolean }): void {
    if (this.state.kind === 'loading') this.show(attempt, { kind: 'loading', ...waiting })
  }

  private arrive(attempt: number, connection: Connection): void {
    if (attempt !== this.attempt) return
    const { session } = connection
    this.show(attempt, session.hasAccess ? { kind: 'ready', ...connection } : { kind: 'no-access', session })
    if (session.hasAccess) this.whenReady?.(connection)
  }

  private show(attempt: number, state: ClientState): void {
    if (attempt !== this.attempt) return
    this.state = state
    this.host.requestUpdate()
  }
}

function failure(error: unknown): ClientState {
  if (!isCareBatchError(error)) {
    return {
      kind: 'error',
      error: new CareBatchError('server-unreachable', { retryable: true, cause: error }),
    }
  }
  return error.code === 'no-access' ? { kind: 'no-access', session: undefined } : { kind: 'error', error }
}
