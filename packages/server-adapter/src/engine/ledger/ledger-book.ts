import {
  CareBatchError,
  generationOf,
  isAllowedMove,
  stateOf,
  type BatchStand,
  type MessageLedger,
} from '@carebatch/core'
import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredBatch } from '../../ports/store/batch-table.ts'
import type { StoredEvent, StoredMessage } from '../../ports/store/message-table.ts'
import type { EngineContext, WakeUp } from '../engine-context.ts'
import { countChanges } from './count-changes.ts'
import { taskChanges } from './task-changes.ts'

export interface MoveNote {
  readonly events?: readonly Omit<StoredEvent, 'message' | 'at'>[]
  /** Why, where the new state has a reason. */
  readonly reason?: string | undefined
  /** When a send that is due again is due. Default: now. */
  readonly sendAt?: number | undefined
  /** A backup was restored: rows may come out of states that nothing else ends. */
  readonly restores?: boolean
}

/** The messages of one transaction: moved as often as needed, written once, with counts and tasks along. */
export interface LedgerBook {
  message(id: string): StoredMessage | undefined
  batch(id: string): StoredBatch | undefined
  /** Applies a move. The note is taken only if it changed something; says whether it did. */
  move(
    id: string,
    move: (ledger: MessageLedger, batch: BatchStand) => MessageLedger,
    note?: MoveNote,
  ): boolean
  /** Replaces what is not part of the ledger. */
  amend(id: string, change: Partial<Pick<StoredMessage, 'plan' | 'factsAsOf' | 'triedSince' | 'dueAt'>>): void
  note(id: string, event: Omit<StoredEvent, 'message' | 'at'>): void
  /** Writes everything. Returns what falls due. */
  close(): Promise<readonly WakeUp[]>
}

interface Entry {
  readonly before: StoredMessage
  after: StoredMessage
  sendAt: number | undefined
}

/** Reads the messages and their batches, in order to change them. */
export async function openBook(
  context: EngineContext,
  tables: StoreTables,
  ids: readonly string[],
): Promise<LedgerBook> {
  const messages = await tables.messages.findAll([...new Set(ids)])
  const batches = await tables.batches.findAll([...new Set(messages.map(({ batch }) => batch))])
  return ledgerBook(context, tables, messages, batches)
}

export function ledgerBook(
  context: Pick<EngineContext, 'now'>,
  tables: StoreTables,
  messages: readonly StoredMessage[],
  batches: readonly StoredBatch[],
): LedgerBook {
  const now = context.now()
  const entries = new Map<string, Entry>(
    messages.map((message) => [message.id, { before: message, after: message, sendAt: undefined }]),
  )
  const byId = new Map(batches.map((batch) => [batch.id, batch]))
  const events: StoredEvent[] = []
  const standOf = ({ batch }: StoredMessage): BatchStand => ({
    stopped: byId.get(batch)?.stopped !== undefined,
  })

  return {
    message: (id) => entries.get(id)?.after,
    batch: (id) => byId.get(id),
    move(id, move, note = {}) {
      const entry = entries.get(id)
      if (entry === undefined) return false
      const { after } = entry
      const ledger = move(after.ledger, standOf(after))
      if (ledger === after.ledger) return false
      const state = stateOf(ledger)
      if (note.restores !== true && !isAllowedMove(after.state, state)) {
        throw new CareBatchError('transition-not-allowed', { details: { from: after.state, to: state } })
      }
      const triedSince = isSameTry(after.ledger, ledger) ? after.triedSince : undefined
      const reason = note.reason ?? after.reason
      entry.after = { ...after, ledger, state, reason, triedSince, changedAt: now }
      entry.sendAt = note.sendAt ?? entry.sendAt
      for (const event of note.events ?? []) events.push({ ...event, message: id, at: now })
      return true
    },
    amend(id, change) {
      const entry = entries.get(id)
      if (entry !== undefined) entry.after = { ...entry.after, ...change }
    },
    note(id, event) {
      events.push({ ...event, message: id, at: now })
    },
    async close() {
      const changed = [...entries.values()].filter(({ before, after }) => before !== after)
      const tasks = taskChanges(context, changed, byId)
      await tables.tasks.remove(tasks.removed)
      await tables.messages.save(changed.map(({ after }) => after))
      await tables.tasks.add(tasks.added)
      await tables.messages.addEvents(events)
      const touched = new Set(events.map(({ message }) => entries.get(message)?.after.batch ?? ''))
      for (const { after } of changed) touched.add(after.batch)
      const counts = countChanges(changed)
      await tables.batches.moveCounts(
        new Map([...touched].filter((batch) => byId.has(batch)).map((batch) => [batch, counts.get(batch)])),
        now,
      )
      return tasks.wakeUps
    },
  }
}

const isSameTry = (one: MessageLedger, other: MessageLedger): boolean =>
  one.step === other.step && generationOf(one, one.step) === generationOf(other, other.step)
