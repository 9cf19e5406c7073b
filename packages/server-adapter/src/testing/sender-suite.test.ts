import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CareBatchError } from '@carebatch/core'
import type { SendCall, Sender, SendOutcome } from '../ports/sender.ts'
import { failingCases } from './failing-cases.fixtures.ts'
import { scriptedSender } from './scripted-sender.ts'
import { senderSuite, type SenderSubject } from './sender-suite.ts'

const addresses = { accepted: 'yes', refused: 'no', tryLater: 'later', noAnswer: 'lost' }
const behaviours = { yes: 'accepted', no: 'refused', later: 'try-later', lost: 'lost' } as const

type Fault = (right: Sender) => Partial<Sender>

/** A sender on a script with one fault put in. */
const subject =
  (fault: Fault, dedupe: Sender['dedupe'] = 'by-reference') =>
  async (): Promise<SenderSubject> => {
    const right = scriptedSender({
      dedupe,
      behave: ({ to }) => Object.entries(behaviours).find(([address]) => address === to)?.[1] ?? 'accepted',
    })
    const receiptOf = async (request: Request) => {
      const { key, proof } = (await request.json()) as { key: string; proof: string }
      if (request.headers.get('authorization') !== 'Bearer provider') return undefined
      if (proof !== `signed ${key}`) throw new CareBatchError('not-permitted')
      return [{ id: `${key}:delivered`, key, what: 'delivered' as const, at: 1 }]
    }
    const honest: Sender = { ...right, readReceipts: receiptOf }
    return {
      sender: { ...honest, ...fault(honest) },
      addresses,
      copies: async (key) => right.copies.get(key) ?? 0,
      callback: async (key) => callback({ key, proof: `signed ${key}` }),
      forged: async (key) => ({
        'from nobody': callback({ key, proof: `signed ${key}` }, ''),
        altered: callback({ key, proof: 'signed another' }),
      }),
    }
  }

const callback = (body: object, authorization = 'Bearer provider') =>
  new Request('http://127.0.0.1/v1/callbacks/scripted', {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify(body),
  })

const answering =
  (change: (outcomes: readonly SendOutcome[], call: SendCall) => readonly SendOutcome[]): Fault =>
  ({ send }) => ({ send: async (call, signal) => change(await send(call, signal), call) })
const supporting =
  (supports: Partial<Sender['supports']>): Fault =>
  (right) => ({ supports: { ...right.supports, ...supports } })
const isKind = (kind: SendOutcome['kind']) => (outcome: SendOutcome) => outcome.kind === kind
let made = 0

const faults: Readonly<Record<string, Fault>> = {
  'swallows a lost answer as accepted': ({ send }) => ({
    send: (call, signal) => send(call, signal).catch(() => call.messages.map(() => ({ kind: 'accepted' }))),
  }),
  'swallows a lost answer as refused': ({ send }) => ({
    send: (call, signal) =>
      send(call, signal).catch(() => call.messages.map(() => ({ kind: 'refused', why: 'error' }))),
  }),
  'throws an error of its own for a lost answer': ({ send }) => ({
    send: (call, signal) =>
      send(call, signal).catch(() => {
        throw new Error('socket hang up')
      }),
  }),
  'leaves the last outcome out': answering((outcomes) => outcomes.slice(0, -1)),
  'answers once for the whole call': answering(([first]) => (first === undefined ? [] : [first])),
  'turns the order round': answering((outcomes) => outcomes.toReversed()),
  'puts refused ones last': answering((outcomes) => [
    ...outcomes.filter((outcome) => outcome.kind !== 'refused'),
    ...outcomes.filter(isKind('refused')),
  ]),
  'calls a refusal accepted': answering((outcomes) =>
    outcomes.map((it) => (it.kind === 'refused' ? { kind: 'accepted' } : it)),
  ),
  'calls "not now" a refusal': answering((outcomes) =>
    outcomes.map((it) => (it.kind === 'try-later' ? { kind: 'refused', why: 'busy' } : it)),
  ),
  'gives the provider’s sentence as the reason': answering((outcomes) =>
    outcomes.map((it) =>
      it.kind === 'refused' ? { kind: 'refused', why: 'Number +44 7700 900950 is bad' } : it,
    ),
  ),
  'says that it was all new when asked again': ({ send }) => ({
    send: async (call, signal) =>
      send({ ...call, messages: call.messages.map((it) => ({ ...it, key: `${it.key}-${made++}` })) }, signal),
  }),
  'calls a refused one a duplicate at the repeat': ({ send }) => {
    const seen = new Set<string>()
    return {
      send: async (call, signal) => {
        const outcomes = await send(call, signal)
        if (seen.has(call.reference)) return outcomes.map(() => ({ kind: 'duplicate' }))
        seen.add(call.reference)
        return outcomes
      },
    }
  },
  'believes every callback': () => ({
    readReceipts: async () => [{ id: '1', key: 'a:0:1', what: 'delivered', at: 0 }],
  }),
  'believes whoever has the key, whatever was altered': ({ readReceipts }) => ({
    readReceipts: async (request) => {
      const { key } = (await request.clone().json()) as { key: string }
      const { authorization } = Object.fromEntries(request.headers)
      return readReceipts(callback({ key, proof: `signed ${key}` }, authorization))
    },
  }),
  'believes what is signed, whoever brings it': ({ readReceipts }) => ({
    readReceipts: async (request) => readReceipts(callback((await request.json()) as object)),
  }),
  'tells the provider of a forged callback to come again': ({ readReceipts }) => ({
    readReceipts: async (request) => {
      const receipts = await readReceipts(request).catch(() => undefined)
      if (receipts === undefined) throw new CareBatchError('response-invalid')
      return receipts
    },
  }),
  'believes no callback': () => ({ readReceipts: async () => undefined }),
  'names a receipt anew each time': ({ readReceipts }) => ({
    readReceipts: async (request) =>
      (await readReceipts(request))?.map((receipt) => ({ ...receipt, id: `receipt-${made++}` })),
  }),
  'puts receipts under its own id': ({ readReceipts }) => ({
    readReceipts: async (request) =>
      (await readReceipts(request))?.map((receipt) => ({ ...receipt, key: 'provider-7' })),
  }),
  'has a name that cannot stand in an address': () => ({ name: 'My Gateway!' }),
  'takes no message a call': supporting({ maxPerCall: 0 }),
  'lets nothing through': supporting({ perSecond: 0 }),
  'claims read receipts without receipts': supporting({ receipts: false, readReceipts: true }),
}

const lookupFaults: Readonly<Record<string, Fault>> = {
  'finds nothing': () => ({ lookUp: async () => new Set() }),
  'finds everything': () => ({ lookUp: async (keys) => new Set(keys) }),
  'finds under names of its own': () => ({ lookUp: async (keys) => new Set(keys.map(() => 'provider-7')) }),
}

/** Of a provider that recognises no repeat. */
const repeatFaults: Readonly<Record<string, Fault>> = {
  'posts again by itself after a lost answer': ({ send }) => ({
    send: (call, signal) =>
      send(call, signal).catch(async (failure: unknown) => {
        await send(call, signal).catch(() => undefined)
        throw failure
      }),
  }),
  'posts every call twice': ({ send }) => ({
    send: async (call, signal) => {
      await send(call, signal).catch(() => undefined)
      return send(call, signal)
    },
  }),
}

for (const dedupe of ['by-reference', 'lookup', 'none'] as const) {
  test(`the sender suite passes one that is right (dedupe ${dedupe})`, async () => {
    assert.deepEqual(
      await failingCases(
        senderSuite,
        subject(() => ({}), dedupe),
      ),
      [],
    )
  })
}

for (const [fault, broken] of Object.entries(faults)) {
  test(`the sender suite catches one that ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(senderSuite, subject(broken)), [])
  })
}

for (const [fault, broken] of Object.entries(lookupFaults)) {
  test(`the sender suite catches one that can be asked and ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(senderSuite, subject(broken, 'lookup')), [])
  })
}

for (const [fault, broken] of Object.entries(repeatFaults)) {
  test(`the sender suite catches one that ${fault}`, async () => {
    assert.notDeepEqual(await failingCases(senderSuite, subject(broken, 'none')), [])
  })
}
