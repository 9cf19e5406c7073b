import { CareBatchError } from '@carebatch/core'
import type { BatchStore } from './ports/batch-store.ts'
import type { Sandbox } from './ports/sandbox.ts'
import type { Sender } from './ports/sender.ts'

/** What a process does: answers requests, works in the background, or both. */
export type Role = 'api' | 'worker' | 'both'

const refuse = (problem: string) => new CareBatchError('configuration-invalid', { details: { problem } })

/** Throws `configuration-invalid` for what would reach people by mistake, or reach nobody. Returns whether it is a sandbox. */
export function checkConfiguration(senders: readonly Sender[], sandbox: Sandbox | undefined): boolean {
  if (senders.length === 0) throw refuse('there is no sender')
  const names = senders.map(({ name }) => name)
  if (new Set(names).size < names.length) throw refuse('two senders have the same name')
  const pretending = senders.filter((sender) => sender.sandbox).length
  if (pretending > 0 && pretending < senders.length)
    throw refuse('senders of the sandbox stand beside senders that reach people')
  if (pretending > 0 && sandbox === undefined) throw refuse('senders of the sandbox need the sandbox option')
  if (pretending === 0 && sandbox !== undefined)
    throw refuse('a sandbox stands beside senders that reach people')
  return pretending > 0
}

/** Throws `configuration-invalid` for a process that could never be joined by one of the other role. */
export function checkRole(role: Role, { supports }: Pick<BatchStore, 'supports'>): void {
  if (role !== 'both' && !supports.manyProcesses)
    throw refuse('the store is for one process, which then has to do everything: role both')
}
