import type { OutgoingMessage, SendCall, SendOutcome } from '@carebatch/server-adapter/ports/sender'
import type { DedupeKind } from './behaviour.ts'

/** What a provider remembers. Kept in memory: this process is never killed, and its log is what counts. */
export interface ProviderBook {
  /** Whether a message of this call was never handed over before. */
  isFirst(call: SendCall): boolean
  /** One outcome a message; `copy` is told of each message that is taken. */
  take(call: SendCall, dedupe: DedupeKind, refuseSome: boolean): readonly SendOutcome[]
  /** Which of these it has taken. */
  has(keys: readonly string[]): readonly string[]
}

const refusal: SendOutcome = { kind: 'refused', why: 'number-refused' }

export function providerBook(copy: (message: OutgoingMessage) => void): ProviderBook {
  const answers = new Map<string, readonly SendOutcome[]>()
  const taken = new Set<string>()
  const handed = new Set<string>()

  function takeOne(message: OutgoingMessage, dedupe: DedupeKind, isRefused: boolean): SendOutcome {
    if (dedupe === 'key' && taken.has(message.key)) return { kind: 'duplicate' }
    if (isRefused) return refusal
    taken.add(message.key)
    copy(message)
    return { kind: 'accepted' }
  }

  return {
    isFirst({ messages }) {
      const isNew = messages.some(({ key }) => !handed.has(key))
      for (const { key } of messages) handed.add(key)
      return isNew
    },
    take({ reference, messages }, dedupe, refuseSome) {
      const before = dedupe === 'reference' ? answers.get(reference) : undefined
      if (before !== undefined) return before.map(again)
      const outcomes = messages.map((message, at) => takeOne(message, dedupe, refuseSome && at % 2 === 1))
      answers.set(reference, outcomes)
      return outcomes
    },
    has: (keys) => keys.filter((key) => taken.has(key)),
  }
}

/** The same reference, the same answer, member by member. */
const again = (outcome: SendOutcome): SendOutcome =>
  outcome.kind === 'accepted' ? { kind: 'duplicate' } : outcome
