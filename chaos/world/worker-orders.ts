import type { DedupeKind } from '../provider/behaviour.ts'
import type { StoreAt } from './store-at.ts'

/** What a worker's process is told. Plain JSON. */
export interface WorkerOrders {
  /** Unlike that of any other process: the provider's log names callers by it. */
  readonly name: string
  readonly at: StoreAt
  /** Of the provider. */
  readonly port: number
  readonly dedupe: DedupeKind
  /** Real time at which the workers' clocks began to run, and how many times as fast as real time they do. */
  readonly began: number
  readonly speed: number
  readonly callTimeoutMs: number
  readonly leaseMs: number
  /** The scheduler wakes nobody: only the engine's own sweep is left. */
  readonly isDeaf?: boolean
  /** Looks for work more often than the product's sweep does, so that a short run is short. Missing: the product's sweep. */
  readonly looksEachMs?: number
}
