import { CareBatchError } from '@carebatch/core'
import type { Sandbox } from './ports/sandbox.ts'
import type { Sender } from './ports/sender.ts'

/** Throws `configuration-invalid` for what would reach people by mistake, or reach nobody. Returns whether it is a sandbox. */
export function checkConfiguration(senders: readonly Sender[], sandbox: Sandbox | undefined): boolean {
  const refuse = (problem: string) => new CareBatchError('configuration-invalid', { details: { problem } })
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
