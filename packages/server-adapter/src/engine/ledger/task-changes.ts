import { dueOf, type DueThing } from '@carebatch/core'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredMessage } from '../../ports/store/message-table.ts'
import type { NewTask, TaskKey } from '../../ports/store/task-table.ts'
import type { EngineContext, WakeUp } from '../engine-context.ts'
import { hour } from '../periods.ts'
import { wakeKey } from '../wake-keys.ts'
import type { MessageChange } from './count-changes.ts'

export interface DatedChange extends MessageChange {
  readonly sendAt: number | undefined
}

export interface TaskChanges {
  readonly removed: readonly TaskKey[]
  readonly added: readonly NewTask[]
  readonly wakeUps: readonly WakeUp[]
}

/** The tasks of a message are exactly what its ledger says is due: what is new is added, what is over goes. */
export function taskChanges(
  context: Pick<EngineContext, 'now'>,
  changes: readonly DatedChange[],
  batches: ReadonlyMap<string, StoredBatch>,
): TaskChanges {
  const removed: TaskKey[] = []
  const added: NewTask[] = []
  for (const { before, after, sendAt } of changes) {
    const was = dueOf(before.ledger)
    const is = dueOf(after.ledger)
    const isNew = (thing: DueThing) => !was.some((it) => isSame(it, thing))
    removed.push(...was.filter((thing) => !is.some((it) => isSame(it, thing))).map((it) => keyOf(after, it)))
    for (const thing of is.filter(isNew)) {
      added.push(newTask(after, thing, dueAt(context, after, thing, sendAt, batches.get(after.batch))))
    }
  }
  return { removed, added, wakeUps: wakeUpsOf(added) }
}

const isSame = (one: DueThing, other: DueThing) => one.kind === other.kind && one.step === other.step
const keyOf = ({ id }: StoredMessage, { kind, step }: DueThing): TaskKey => ({ message: id, kind, step })

function newTask(message: StoredMessage, { kind, step }: DueThing, at: number): NewTask {
  return {
    message: message.id,
    kind,
    step,
    batch: message.batch,
    organisation: message.organisation,
    channel: kind === 'send' ? message.plan[step]?.channel : undefined,
    dueAt: at,
  }
}

function dueAt(
  context: Pick<EngineContext, 'now'>,
  message: StoredMessage,
  { kind, step }: DueThing,
  sendAt: number | undefined,
  batch: StoredBatch | undefined,
): number {
  const now = context.now()
  switch (kind) {
    case 'send':
      return sendAt ?? now
    case 'fallback':
      return now + (message.plan[step]?.fallbackAfterMs ?? 0)
    case 'receipt-deadline':
      return now + (batch?.definition.settings.receiptDeadlineHours ?? 0) * hour
    case 'record':
      return now
  }
}

function wakeUpsOf(tasks: readonly NewTask[]): readonly WakeUp[] {
  const earliest = new Map<string, number>()
  for (const { kind, organisation, channel, dueAt: at } of tasks) {
    const key = wakeKey(kind, organisation, channel)
    earliest.set(key, Math.min(at, earliest.get(key) ?? Infinity))
  }
  return [...earliest].map(([key, at]) => ({ key, at }))
}
