import type { Channel, DueKind } from '@carebatch/core'
import type { Lease } from './lease.ts'

/** One thing that is due for a message. Done tasks are gone. */
export interface StoredTask {
  readonly message: string
  readonly kind: DueKind
  readonly step: number
  readonly batch: string
  readonly organisation: string
  /** Of the step, for sends; it decides which sender takes it. */
  readonly channel: Channel | undefined
  readonly dueAt: number
  /** When it was due at first. */
  readonly since: number
  /** Times that it was put off. */
  readonly attempts: number
}

export type TaskKey = Pick<StoredTask, 'message' | 'kind' | 'step'>
export type NewTask = Omit<StoredTask, 'since' | 'attempts'>

export interface TaskClaim {
  readonly kind: DueKind
  /** Of sends; nothing else has one. */
  readonly channel?: Channel | undefined
  readonly now: number
  readonly limit: number
  /** Organisations that have enough under way. */
  readonly except?: readonly string[]
  /** Only of an organisation of whose tasks of this kind nobody else holds any. For `record`. */
  readonly alone?: boolean
  readonly lease: Lease
}

/** Organisations whose work waits for a person. */
export interface Waiting {
  readonly held: readonly string[]
  readonly frozen: readonly string[]
}

export interface TaskTable {
  /** Due ones of one organisation without a living lease, the longest due first; leased to the caller. */
  claim(claim: TaskClaim): Promise<readonly StoredTask[]>
  /** Those of the given tasks that are still there and still leased under this token. */
  held(tasks: readonly TaskKey[], token: string): Promise<readonly TaskKey[]>
  /** Adds what is not there yet; an existing one keeps its time. */
  add(tasks: readonly NewTask[]): Promise<void>
  /** The sends of a whole batch, by the times of its messages. */
  addSendsOf(batch: string): Promise<void>
  /** Gives up the lease until a later time; counts an attempt. Only under the token, where one is given. */
  putOff(tasks: readonly TaskKey[], dueAt: number, token?: string): Promise<void>
  /** Gives up the lease; due as before. */
  release(tasks: readonly TaskKey[], token: string): Promise<void>
  remove(tasks: readonly TaskKey[]): Promise<void>
  of(message: string): Promise<readonly StoredTask[]>
  /** Without the sends of organisations that are held, and without anything by the clock of those that stand still. */
  nextDueAt(waiting?: Waiting): Promise<number | undefined>
  /** When the next send of a batch is due. */
  nextSendAt(batch: string): Promise<number | undefined>
}
