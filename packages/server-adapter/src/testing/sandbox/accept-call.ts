import { randomUUID } from 'node:crypto'
import type { Channel } from '@carebatch/core'
import type { OutgoingMessage, Receipt, SendCall, SendOutcome } from '../../ports/sender.ts'
import type { SendBehaviour } from './magic-values.ts'
import type { ProviderFile } from './provider-file.ts'

/** How one of the provider's ways of sending behaves. */
export interface Line {
  readonly sender: string
  readonly channel: Channel
  /** Whether a repeat under the same reference is recognised. */
  readonly dedupes: boolean
  readonly behaviourOf: (to: string) => SendBehaviour
}

/** What the provider did with a call: an answer for each message, and whether that answer ever leaves it. */
export interface Taken {
  readonly outcomes: readonly SendOutcome[]
  readonly isSilent: boolean
  /** Receipts are owed that must overtake the answer. */
  readonly receiptsFirst: boolean
}

interface Member {
  readonly outcome: SendOutcome
  readonly behaviour?: SendBehaviour
}

/** Texts arrive about this much later. */
const deliveryMs = 2_000

/** The provider's side of `send`: takes each message at most once under a reference, all in one transaction. */
export function acceptCall(
  { database }: ProviderFile,
  now: () => number,
): (line: Line, call: SendCall) => Taken {
  const statements = prepare(database)

  function takeMember(line: Line, call: SendCall, message: OutgoingMessage): Member {
    const before = statements.seen.get(line.sender, call.reference, message.key)?.outcome
    if (before === 'accepted') return { outcome: { kind: 'duplicate' } }
    const behaviour = line.behaviourOf(message.to)
    if (behaviour === 'refused') return { outcome: { kind: 'refused', why: 'refused-by-provider' } }
    if (behaviour === 'later-once' && statements.putOff.run(line.sender, message.key).changes === 1)
      return { outcome: { kind: 'try-later', afterMs: 5_000 } }
    const remember = (outcome: string) =>
      line.dedupes && statements.remember.run(line.sender, call.reference, message.key, outcome)
    if (behaviour === 'call-lost' && before === undefined) {
      remember('lost')
      return { outcome: { kind: 'try-later' }, behaviour }
    }
    remember('accepted')
    return { outcome: { kind: 'accepted', providerId: keepCopy(line, call, message, behaviour) }, behaviour }
  }

  function keepCopy(line: Line, call: SendCall, message: OutgoingMessage, behaviour: SendBehaviour): string {
    const id = randomUUID()
    const at = now()
    const receipts = receiptsFor(line.channel, behaviour, at)
    const when = (what: Receipt['what']) => receipts.find((receipt) => receipt.what === what)?.dueAt ?? null
    statements.copy.run({
      id,
      organisation: call.organisation,
      sender: line.sender,
      channel: line.channel,
      recipient: message.to,
      subject: message.subject ?? null,
      body: message.body,
      key: message.key,
      receivedAt: at,
      deliveredAt: line.channel === 'email' ? at : when('delivered'),
      failedAt: when('failed'),
    })
    for (const receipt of receipts)
      statements.owe.run({ id: `${id}-${receipt.what}`, sender: line.sender, key: message.key, ...receipt })
    return id
  }

  return (line, call) =>
    database.transaction(() => {
      const members = call.messages.map((message) => takeMember(line, call, message))
      const has = (...wanted: SendBehaviour[]) =>
        members.some(({ behaviour }) => behaviour !== undefined && wanted.includes(behaviour))
      const isLost = members.some(
        ({ behaviour, outcome }) => behaviour === 'call-lost' && outcome.kind === 'try-later',
      )
      return {
        outcomes: members.map(({ outcome }) => outcome),
        isSilent: isLost || has('answer-lost'),
        receiptsFirst: has('receipt-before-answer'),
      }
    })()
}

interface OwedReceipt {
  readonly what: Receipt['what']
  readonly why: string | null
  readonly at: number
  readonly dueAt: number
  readonly times: number
}

/** What the provider will report of a copy that it took at `at`. */
function receiptsFor(channel: Channel, behaviour: SendBehaviour, at: number): OwedReceipt[] {
  const receipt = (what: Receipt['what'], after: number, more: Partial<OwedReceipt> = {}) => ({
    what,
    why: null,
    at: at + after,
    dueAt: at + after,
    times: 1,
    ...more,
  })
  if (channel === 'email' || behaviour === 'no-receipt') return []
  if (channel === 'nhs-app') return [receipt('delivered', 0)]
  if (behaviour === 'not-delivered') return [receipt('failed', deliveryMs, { why: 'not-delivered' })]
  if (behaviour === 'receipt-repeated') return [receipt('delivered', deliveryMs, { times: 3 })]
  if (behaviour === 'receipt-before-answer') return [receipt('delivered', 0), receipt('accepted', deliveryMs)]
  return [receipt('delivered', deliveryMs)]
}

function prepare(database: ProviderFile['database']) {
  return {
    seen: database.prepare<[string, string, string], { outcome: string }>(
      'select outcome from seen where sender = ? and reference = ? and key = ?',
    ),
    remember: database.prepare<[string, string, string, string]>(
      'insert or replace into seen (sender, reference, key, outcome) values (?, ?, ?, ?)',
    ),
    putOff: database.prepare<[string, string]>('insert or ignore into put_off (sender, key) values (?, ?)'),
    copy: database.prepare(`insert into copy
      (id, organisation, sender, channel, recipient, subject, body, key, received_at, delivered_at, failed_at)
      values (@id, @organisation, @sender, @channel, @recipient, @subject, @body, @key, @receivedAt, @deliveredAt, @failedAt)`),
    owe: database.prepare(`insert into receipt (id, sender, key, what, why, at, due_at, times)
      values (@id, @sender, @key, @what, @why, @at, @dueAt, @times)`),
  }
}
