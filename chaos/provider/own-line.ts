import type { Channel } from '@carebatch/core'
import type { SendCall, Sender } from '@carebatch/server-adapter/ports/sender'
import type { Copy, TruthLine } from './truth-log.ts'

export interface OwnLine extends Sender {
  /** What it took, in order: the truth of proofs in which no process ends. */
  readonly truth: TruthLine[]
  readonly copies: readonly Copy[]
}

/** A provider in this process that takes everything, and knows each message again. */
export function ownLine(
  channel: Channel,
  {
    maxPerCall = 500,
    beforeAnswer = async () => {},
    now = () => 0,
  }: { maxPerCall?: number; beforeAnswer?: (call: SendCall) => Promise<void>; now?: () => number } = {},
): OwnLine {
  const truth: TruthLine[] = []
  const copies: Copy[] = []
  let calls = 0
  return {
    name: `line-${channel}`,
    channel,
    dedupe: 'by-reference',
    contactSource: 'ours',
    supports: {
      maxPerCall,
      receipts: true,
      readReceipts: true,
      remembersForMs: 7 * 24 * 60 * 60 * 1000,
      perSecond: Infinity,
    },
    sandbox: true,
    truth,
    copies,
    async send(call) {
      const { reference, messages } = call
      const keys = messages.map(({ key }) => key)
      const number = ++calls
      truth.push({ what: 'call', call: number, by: 'self', reference, keys, payload: reference, at: now() })
      for (const { key, to, nhsNumber } of messages) {
        const copy = { key, sender: `line-${channel}`, to, nhsNumber, at: now() }
        copies.push(copy)
        truth.push({ what: 'copy', ...copy })
      }
      await beforeAnswer(call)
      truth.push({ what: 'answer', call: number, outcomes: messages.map(() => 'accepted') })
      return messages.map(() => ({ kind: 'accepted' as const }))
    },
    lookUp: async () => new Set(),
    readReceipts: async () => undefined,
  }
}
