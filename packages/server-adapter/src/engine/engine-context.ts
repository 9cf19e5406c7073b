import { setTimeout } from 'node:timers/promises'
import type { Channel } from '@carebatch/core'
import type { StoreTables } from '../ports/batch-store.ts'
import type { Lease } from '../ports/store/lease.ts'
import type { Sender } from '../ports/sender.ts'
import type { EngineOptions } from './engine-options.ts'
import { randomId } from './random-id.ts'
import { engineSteps, type StepName } from './steps.ts'

/** Something that falls due: whose key to wake, and when. */
export interface WakeUp {
  readonly key: string
  readonly at: number
}

/** What every verb and every worker has at hand. */
export interface EngineContext extends Required<EngineOptions> {
  now(): number
  transaction<Result>(step: StepName, work: (tables: StoreTables) => Promise<Result>): Promise<Result>
  senderFor(channel: Channel): Sender | undefined
  senderNamed(name: string): Sender | undefined
  newLease(): Lease
  /** Asks for workers: at once for what is due, by the scheduler for what will be. */
  wake(wakeUps: readonly WakeUp[]): void
  /** Aborts when the engine is to end: nothing new is begun, and nobody waits for a limit any more. */
  readonly stopping: AbortSignal
}

const callTimeoutMs = 30_000
/** Below the 30 s that most hosts wait before they kill. */
const drainMs = 25_000
const never = new AbortController().signal

export function engineContext(
  options: EngineOptions,
  wake: EngineContext['wake'],
  stopping: () => AbortSignal = () => never,
): EngineContext {
  const { store, clock, senders, randomId: newId = randomId } = options
  const timeout = options.callTimeoutMs ?? callTimeoutMs
  const leaseMs = options.leaseMs ?? 2 * timeout
  return {
    ...options,
    randomId: newId,
    callTimeoutMs: timeout,
    leaseMs,
    pause: options.pause ?? ((ms) => realPause(ms, stopping())),
    works: options.works ?? true,
    webhooks: options.webhooks ?? [],
    links: options.links,
    attachments: options.attachments,
    attachmentScanner: options.attachmentScanner,
    documentText: options.documentText,
    holdDispatch: options.holdDispatch ?? false,
    drainMs: options.drainMs ?? drainMs,
    get stopping() {
      return stopping()
    },
    now: () => clock.now(),
    transaction: (step, work) =>
      engineSteps[step] === 'reads' ? store.snapshot(step, work) : store.transaction(step, work),
    senderFor: (channel) => senders.find((sender) => sender.channel === channel),
    senderNamed: (name) => senders.find((sender) => sender.name === name),
    newLease: () => ({ token: newId(), forMs: leaseMs }),
    wake,
  }
}

const realPause = (ms: number, signal: AbortSignal) =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined)
