import assert from 'node:assert/strict'
import test from 'node:test'
import { setupServer } from 'msw/node'
import type { SendCall } from '../ports/sender.ts'
import { govUkNotifyStandIn, type NotifyStandInOptions } from '../testing/providers/gov-uk-notify.ts'
import { altered } from '../testing/altered-request.fixtures.ts'
import { senderSuite, type SenderSubject } from '../testing/sender-suite.ts'
import { govUkNotify, type GovUkNotifyOptions } from './gov-uk-notify.ts'

const now = Date.UTC(2026, 10, 24, 22)
const addresses = {
  sms: {
    accepted: '+447700900001',
    refused: '+447700900950',
    tryLater: '+447700900955',
    noAnswer: '+447700900960',
  },
  email: {
    accepted: 'joe@example.com',
    refused: 'refused@example.com',
    tryLater: 'later@example.com',
    noAnswer: 'no-answer@example.com',
  },
} as const

function connected(
  { faults, ...standInOptions }: NotifyStandInOptions = {},
  more: Partial<GovUkNotifyOptions> = {},
) {
  const known = Object.values(addresses).flatMap(({ refused, tryLater, noAnswer }) => [
    [refused, 'refused'],
    [tryLater, 'rate-limited'],
    [noAnswer, 'lost'],
  ])
  const provider = govUkNotifyStandIn({
    now: () => now,
    faults: { ...Object.fromEntries(known), ...faults },
    ...standInOptions,
  })
  const server = setupServer(...provider.handlers)
  server.listen({ onUnhandledFrame: 'error' })
  const { baseUrl, apiKey, templateId, callbackToken } = provider
  const sender = govUkNotify({
    channel: 'sms',
    baseUrl,
    apiKey,
    templateId,
    callbackToken,
    real: () => now,
    ...more,
  })
  return { provider, server, sender, [Symbol.dispose]: () => server.close() }
}

const subject = (channel: 'sms' | 'email') => async (): Promise<SenderSubject> => {
  const { provider, server, sender } = connected({}, { channel })
  return {
    sender,
    addresses: addresses[channel],
    copies: async (key) => provider.copies(key),
    callback: async (key) => provider.receipt(key, 'delivered'),
    async forged(key) {
      const made = (authorization: string | null) =>
        altered(provider.receipt(key, 'delivered'), { headers: { authorization } })
      return {
        'without a token': await made(null),
        'with the token of another service': await made('Bearer other'),
        'with half of the token': await made(`Bearer ${provider.callbackToken.slice(0, -1)}`),
        'with the token in another way': await made(`Basic ${provider.callbackToken}`),
      }
    },
    close: async () => server.close(),
  }
}

senderSuite({ test, make: subject('sms') })
senderSuite({ test, make: subject('email') })

const to = (address: string): SendCall => ({
  reference: 'r1',
  organisation: 'larkfield',
  messages: [{ key: 'm1:0:1', to: address, nhsNumber: '9990548609', body: 'Please call us.' }],
})
const signal = () => AbortSignal.timeout(10_000)
const somebody = '+447700900002'

for (const fault of ['half-body', 'html', 'server-error', 'lost'] as const) {
  test(`nobody knows what became of a message after ${fault}`, async () => {
    using at = connected({ faults: { [somebody]: fault } })
    await assert.rejects(at.sender.send(to(somebody), signal()), { code: 'provider-no-answer' })
    const found = await at.sender.lookUp(['m1:0:1'], signal())
    assert.equal(
      found.has('m1:0:1'),
      fault === 'half-body' || fault === 'lost',
      'asking shows what was taken',
    )
  })
}

test('a call that is given up proves nothing', async () => {
  using at = connected({ faults: { [somebody]: 'never-answers' } })
  const abort = new AbortController()
  const sent = at.sender.send(to(somebody), abort.signal)
  setImmediate(() => abort.abort())
  await assert.rejects(sent, { code: 'provider-no-answer' })
})

test('the day’s allowance is free again at midnight UTC', async () => {
  using at = connected({ faults: { [somebody]: 'daily-limit' } })
  const outcomes = await at.sender.send(to(somebody), signal())
  assert.deepEqual(outcomes, [{ kind: 'try-later', afterMs: 2 * 3_600_000, why: 'daily-limit-reached' }])
})

test('a key that is refused holds messages back: no patient is at fault', async () => {
  const other = 'other-11111111-2222-4333-8444-555555555555-66666666-7777-4888-8999-bbbbbbbbbbbb'
  using at = connected({}, { apiKey: other })
  const outcomes = await at.sender.send(to(somebody), signal())
  assert.deepEqual(outcomes, [{ kind: 'try-later', afterMs: 60_000, why: 'credentials-refused' }])
})

test('a clock that is an hour off is noticed, and the next try is in time', async () => {
  using at = connected({}, { real: () => now - 3_600_000 })
  assert.deepEqual(await at.sender.send(to(somebody), signal()), [{ kind: 'try-later', afterMs: 1000 }])
  const [outcome] = await at.sender.send(to(somebody), signal())
  assert.equal(outcome?.kind, 'accepted')
})

test('receipts by status: what was delivered, and why it was not; one address serves texts and emails', async () => {
  using at = connected()
  await at.sender.send(to(somebody), signal())
  const read = async (status: string) => {
    const receipts = await at.sender.readReceipts(at.provider.receipt('m1:0:1', status))
    return receipts?.map(({ what, why }) => [what, why])
  }
  assert.deepEqual(await read('delivered'), [['delivered', undefined]])
  assert.deepEqual(await read('permanent-failure'), [['failed', 'number-or-address-not-in-use']])
  assert.deepEqual(await read('temporary-failure'), [['failed', 'not-delivered']])
  assert.deepEqual(await read('technical-failure'), [['failed', 'provider-fault']])
  assert.deepEqual(await read('sending'), [['accepted', undefined]])
})

test('an email is known to be accepted, and to have bounced', async () => {
  using at = connected({}, { channel: 'email' })
  await at.sender.send(to('joe.bloggs@example.com'), signal())
  for (const [status, what] of [
    ['delivered', 'accepted'],
    ['permanent-failure', 'failed'],
  ] as const) {
    const [receipt] = (await at.sender.readReceipts(at.provider.receipt('m1:0:1', status))) ?? []
    assert.equal(receipt?.what, what)
  }
})

test('a receipt for what somebody else sent from the same account is nobody’s', async () => {
  using at = connected()
  const foreign = new Request('http://127.0.0.1/', {
    method: 'POST',
    headers: { authorization: `Bearer ${at.provider.callbackToken}` },
    body: JSON.stringify({ id: 'x', reference: null, status: 'delivered', notification_type: 'sms' }),
  })
  assert.deepEqual(await at.sender.readReceipts(foreign), [])
})

for (const [what, template, problem] of [
  ['a template as it must be', { type: 'sms', body: '((message))' }, undefined],
  ['a template without the placeholder', { type: 'sms', body: 'Hello' }, 'It does not hold ((message)).'],
  [
    'a template with another placeholder',
    { type: 'sms', body: '((message)) ((ref))' },
    'It holds ((ref)), which nobody fills.',
  ],
  [
    'a template for emails',
    { type: 'email', body: '((message))' },
    'It is a template for email, not for sms.',
  ],
] as const) {
  test(`the check of its own settings sees ${what}`, async () => {
    using at = connected({ template })
    const [finding] = await at.sender.check(signal())
    assert.equal(finding?.problem, problem)
  })
}

test('a malformed key is refused at once, and not quoted', () => {
  assert.throws(
    () => connected({}, { apiKey: 'secret-that-must-not-show' }),
    (error: Error) => /configuration-invalid/.test(error.message) && !error.message.includes('secret-that'),
  )
})
