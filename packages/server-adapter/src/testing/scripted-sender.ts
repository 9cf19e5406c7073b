import { CareBatchError, type Channel } from '@carebatch/core'
import type { OutgoingMessage, SendCall, Sender, SendOutcome } from '../ports/sender.ts'

/**
 * How a provider behaves towards one message of one call. `lost`: accepted, and the answer of the call is lost.
 * `silent`: never accepted, and no answer comes.
 */
export type Behaviour = 'accepted' | 'refused' | 'try-later' | 'lost' | 'silent'

export interface ScriptedSenderOptions {
  readonly name?: string
  readonly channel?: Channel
  readonly dedupe?: Sender['dedupe']
  readonly supports?: Partial<Sender['supports']>
  /** Default: everything is accepted. `times` counts from 1 how often this key was handed over. */
  readonly behave?: (message: OutgoingMessage, times: number) => Behaviour
  /** Called before the provider looks at a call: a place to wait, or to let something else happen first. */
  readonly beforeCall?: (call: SendCall) => Promise<void> | void
  /** The provider's own truth: keys and how many copies it made. Given in by tests that outlive the sender. */
  readonly copies?: Map<string, number>
  /** What the provider says where it is asked for receipts. Default: nobody can ask. It calls a message `id-` and its key. */
  readonly pull?: NonNullable<Sender['pullReceipts']>
}

export interface ScriptedSender extends Sender {
  readonly copies: Map<string, number>
  /** Every call, also repeats, in order. */
  readonly calls: readonly SendCall[]
  /** How often it was asked what it has. */
  readonly questions: readonly (readonly string[])[]
}

/** A sender on a script, with the truth about what it accepted: for tests of hosts and of the engine itself. */
export function scriptedSender(options: ScriptedSenderOptions = {}): ScriptedSender {
  const { name = 'scripted', channel = 'sms', dedupe = 'by-reference', behave = () => 'accepted' } = options
  const copies = options.copies ?? new Map<string, number>()
  const handed = new Map<string, number>()
  const calls: SendCall[] = []
  const questions: (readonly string[])[] = []

  function treat(message: OutgoingMessage): Behaviour | 'duplicate' {
    const times = (handed.get(message.key) ?? 0) + 1
    handed.set(message.key, times)
    if (dedupe === 'by-reference' && copies.has(message.key)) return 'duplicate'
    const behaviour = behave(message, times)
    if (behaviour === 'accepted' || behaviour === 'lost') {
      copies.set(message.key, (copies.get(message.key) ?? 0) + 1)
    }
    return behaviour
  }

  return {
    name,
    channel,
    dedupe,
    contactSource: 'ours',
    supports: {
      maxPerCall: 50,
      receipts: channel !== 'email',
      readReceipts: channel === 'nhs-app',
      remembersForMs: 7 * 24 * 60 * 60 * 1000,
      perSecond: Infinity,
      ...options.supports,
    },
    sandbox: true,
    copies,
    calls,
    questions,
    async send(call) {
      calls.push(call)
      await options.beforeCall?.(call)
      const treated = call.messages.map(treat)
      if (treated.some((it) => it === 'lost' || it === 'silent'))
        throw new CareBatchError('provider-no-answer')
      return treated.map((it, at) => outcomeOf(it, call.messages[at]?.key))
    },
    async lookUp(keys) {
      questions.push(keys)
      return new Set(keys.filter((key) => copies.has(key)))
    },
    ...(options.pull !== undefined && { pullReceipts: options.pull }),
    async readReceipts() {
      return undefined
    },
  }
}

function outcomeOf(behaviour: Behaviour | 'duplicate', key = ''): SendOutcome {
  switch (behaviour) {
    case 'duplicate':
      return { kind: 'duplicate' }
    case 'refused':
      return { kind: 'refused', why: 'number-refused' }
    case 'try-later':
      return { kind: 'try-later' }
    default:
      return { kind: 'accepted', providerId: `id-${key}` }
  }
}
