import type { Line } from '../testing/sandbox/accept-call.ts'
import type { SandboxProvider } from '../testing/sandbox/sandbox-provider.ts'
import type { Sender } from '../ports/sender.ts'
import { appBehaviour, emailBehaviour, textBehaviour } from '../testing/sandbox/magic-values.ts'

const yearMs = 365 * 24 * 3_600_000

/** Texts that reach nobody. Numbers decide what happens: docs/reference/magic-values.md. */
export function sandboxSms(provider: SandboxProvider): Sender {
  const line: Line = {
    sender: 'sandbox-sms',
    channel: 'sms',
    dedupes: true,
    behaviourOf: textBehaviour,
  }
  return sandboxSender(provider, line, { maxPerCall: 50, receipts: true, readReceipts: false })
}

/** NHS App messages that reach nobody; unread until somebody opens them in a simulator. */
export function sandboxNhsApp(provider: SandboxProvider): Sender {
  const line: Line = {
    sender: 'sandbox-nhs-app',
    channel: 'nhs-app',
    dedupes: true,
    behaviourOf: appBehaviour,
  }
  return sandboxSender(provider, line, { maxPerCall: 50, receipts: true, readReceipts: true })
}

/** Emails that reach nobody. As with real ones, a repeat is a second email, and no receipts come. */
export function sandboxEmail(provider: SandboxProvider): Sender {
  const line: Line = {
    sender: 'sandbox-email',
    channel: 'email',
    dedupes: false,
    behaviourOf: emailBehaviour,
  }
  return sandboxSender(provider, line, { maxPerCall: 1, receipts: false, readReceipts: false })
}

type Supports = Pick<Sender['supports'], 'maxPerCall' | 'receipts' | 'readReceipts'>

function sandboxSender(provider: SandboxProvider, line: Line, supports: Supports): Sender {
  return {
    name: line.sender,
    channel: line.channel,
    dedupe: line.dedupes ? 'by-reference' : 'none',
    contactSource: 'ours',
    supports: { ...supports, remembersForMs: line.dedupes ? yearMs : 0, perSecond: 1000 },
    sandbox: true,
    send: (call, signal) => provider.send(line, call, signal),
    lookUp: async (keys) => new Set(keys.filter((key) => provider.count(line.sender, key) > 0)),
    readReceipts: provider.readReceipts,
  }
}
