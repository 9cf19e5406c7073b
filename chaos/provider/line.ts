import { CareBatchError, type Channel } from '@carebatch/core'
import type { SendCall, Sender, SendOutcome } from '@carebatch/server-adapter/ports/sender'
import { declared, type DedupeKind } from './behaviour.ts'

export interface LineOptions {
  readonly port: number
  readonly dedupe: DedupeKind
  readonly channel: Channel
  /** Who calls, for the provider's log. */
  readonly by?: string
  readonly maxPerCall?: number
}

/** A sender that calls the provider's process. Whatever goes wrong on the line: nobody knows. */
export function line({ port, dedupe, channel, by = 'worker', maxPerCall }: LineOptions): Sender {
  const post = (path: string, body: unknown, signal: AbortSignal) => postJson(port, path, body, signal, by)
  return {
    name: `line-${channel}`,
    channel,
    dedupe: declared[dedupe],
    contactSource: 'ours',
    supports: {
      maxPerCall: maxPerCall ?? (channel === 'email' ? 1 : 50),
      receipts: channel !== 'email',
      readReceipts: channel === 'nhs-app',
      remembersForMs: 7 * 24 * 60 * 60 * 1000,
      perSecond: Infinity,
    },
    sandbox: true,
    send: async (call, signal) =>
      named(call, (await post(`/send/line-${channel}`, call, signal)) as readonly SendOutcome[]),
    lookUp: async (keys, signal) => new Set((await post('/look-up', keys, signal)) as readonly string[]),
    // What it has, it has: nobody ever reads here.
    pullReceipts: async (messages, signal) => {
      const asked = messages.map(({ key }) => key)
      const has = new Set((await post('/look-up', asked, signal)) as readonly string[])
      return asked
        .filter((key) => has.has(key))
        .map((key) => ({ id: `pulled-${key}`, key, what: 'accepted', at: 0 }))
    },
    readReceipts: async () => undefined,
  }
}

/** The provider calls a message by our key. */
function named({ messages }: SendCall, outcomes: readonly SendOutcome[]): readonly SendOutcome[] {
  return outcomes.map((outcome, at) =>
    outcome.kind === 'accepted' ? { ...outcome, providerId: messages[at]?.key ?? '' } : outcome,
  )
}

async function postJson(port: number, path: string, body: unknown, signal: AbortSignal, by: string) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'x-worker': by },
      body: JSON.stringify(body),
      signal,
    })
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return (await response.json()) as unknown
  } catch (cause) {
    throw new CareBatchError('provider-no-answer', { cause })
  }
}
