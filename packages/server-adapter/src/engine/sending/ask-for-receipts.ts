import type { StoreTables } from '../../ports/batch-store.ts'
import type { StoredTry } from '../../ports/store/message-table.ts'
import type { StoredTask } from '../../ports/store/task-table.ts'
import type { AcceptedMessage, Receipt, Sender } from '../../ports/sender.ts'
import { applyReceipts } from '../apply-receipts.ts'
import type { EngineContext } from '../engine-context.ts'
import { minute } from '../periods.ts'
import { tryKey } from '../try-key.ts'
import { nameOf } from './call-sender.ts'

/** A sender and what it accepted of one organisation. */
export interface Asked {
  readonly sender: AskableSender
  readonly messages: readonly (AcceptedMessage & { readonly message: string })[]
}

type AskableSender = Sender & Required<Pick<Sender, 'pullReceipts'>>

/** So few at once that a provider that is asked one by one has answered before the lease is over. */
export const mostAsked = 50

/** A provider that gave no answer is not asked about the next ones for so long: they would wait for nothing. */
const quietAfterSilence = minute

export const canBeAsked = (sender: Sender): sender is AskableSender => sender.pullReceipts !== undefined

/** What there is to ask before these fallbacks. Of a try without its provider's name for it nobody can be asked. */
export async function messagesOf(
  context: EngineContext,
  tables: StoreTables,
  tasks: readonly StoredTask[],
): Promise<readonly Asked[]> {
  const askable = context.senders.filter(canBeAsked)
  if (askable.length === 0) return []
  const steps = new Map(tasks.map(({ message, step }) => [message, step]))
  const texts = await tables.messages.texts([...steps.keys()])
  const unread = texts.filter((it) => steps.get(it.message) === it.step && isOut(it))
  return askable.flatMap((sender) => {
    if (context.senderFor(sender.channel) !== sender) return []
    const messages = unread.flatMap(({ providerId, channel, ...it }) =>
      providerId !== undefined && channel === sender.channel
        ? [{ key: tryKey(it), providerId, message: it.message }]
        : [],
    )
    return messages.length === 0 ? [] : [{ sender, messages }]
  })
}

/** The provider has it, and nothing better is known. */
const isOut = ({ what }: StoredTry): boolean => what === 'accepted' || what === 'delivered'

/**
 * Asks, outside any transaction, and applies what comes as receipts like all others. Resolves with the messages that
 * nobody answered for.
 */
export function askForReceipts(
  context: EngineContext,
): (asked: readonly Asked[]) => Promise<ReadonlySet<string>> {
  const quietUntil = new Map<string, number>()
  const apply = applyReceipts(context)
  return async (asked) => {
    const silent = new Set<string>()
    for (const { sender, messages } of asked) {
      const isQuiet = context.clock.monotonic() < (quietUntil.get(sender.name) ?? -Infinity)
      const receipts = isQuiet ? undefined : await pull(context, sender, messages)
      if (receipts !== undefined) await apply(sender.name, receipts)
      else for (const { message } of messages) silent.add(message)
      if (receipts === undefined && !isQuiet)
        quietUntil.set(sender.name, context.clock.monotonic() + quietAfterSilence)
    }
    return silent
  }
}

/** Undefined: no answer. A sender that does not heed the signal is not waited for. */
async function pull(
  context: EngineContext,
  sender: AskableSender,
  messages: Asked['messages'],
): Promise<readonly Receipt[] | undefined> {
  const signal = AbortSignal.timeout(context.callTimeoutMs)
  const keys = new Set(messages.map(({ key }) => key))
  const asked = messages.map(({ key, providerId }) => ({ key, providerId }))
  try {
    const receipts = await Promise.race([sender.pullReceipts(asked, signal), aborted(signal)])
    return receipts.filter(({ key }) => keys.has(key))
  } catch (failure) {
    context.logger.warn(
      { sender: sender.name, failure: nameOf(failure) },
      'a provider could not be asked for receipts',
    )
    return undefined
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
