import assert from 'node:assert/strict'
import test from 'node:test'
import type { Channel } from '@carebatch/core'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import type { SendCall } from '../ports/sender.ts'
import { nhsNotifyStandIn, type NhsNotifyStandInOptions } from '../testing/providers/nhs-notify.ts'
import { altered } from '../testing/altered-request.fixtures.ts'
import { senderSuite, type SenderSubject } from '../testing/sender-suite.ts'
import { nhsNotify, type NhsNotifyOptions } from './nhs-notify.ts'

const addresses = {
  sms: {
    accepted: '+447700900001',
    refused: '+447700900950',
    tryLater: '+447700900955',
    noAnswer: '+447700900960',
  },
  'nhs-app': {
    accepted: '9990548609',
    refused: '9990548600',
    tryLater: '9990009401',
    noAnswer: '9990000018',
  },
} as const

function connected(standIn: NhsNotifyStandInOptions = {}, more: Partial<NhsNotifyOptions> = {}) {
  const faults = Object.values(addresses).flatMap(({ tryLater, noAnswer }) => [
    [tryLater, 'quota'],
    [noAnswer, 'lost'],
  ])
  const provider = nhsNotifyStandIn({
    mayUseContactDetails: true,
    ...standIn,
    faults: { ...Object.fromEntries(faults), ...standIn.faults },
  })
  const sender = nhsNotify({
    channel: 'sms',
    baseUrl: provider.baseUrl,
    callbacks: provider.secrets,
    sendsContactDetails: true,
    ...more,
  })
  const server = setupServer(...provider.handlers)
  server.listen({ onUnhandledFrame: 'error' })
  return { provider, server, sender, [Symbol.dispose]: () => server.close() }
}

const subject = (channel: 'sms' | 'nhs-app') => async (): Promise<SenderSubject> => {
  const { provider, server, sender } = connected({}, { channel })
  return {
    sender,
    addresses: addresses[channel],
    copies: async (key) => provider.copies(key),
    callback: async (key) => provider.statusCallback(key, { messageStatus: 'delivered' }),
    async forged(key) {
      const made = () => provider.statusCallback(key, { messageStatus: 'delivered' })
      const signature = 'x-hmac-sha256-signature'
      return {
        'without a key': await altered(made(), { headers: { 'x-api-key': null } }),
        'with a key of another application': await altered(made(), { headers: { 'x-api-key': 'other' } }),
        'without a signature': await altered(made(), { headers: { [signature]: null } }),
        'with a signature of nothing': await altered(made(), { headers: { [signature]: '' } }),
        'about another message': await altered(made(), { body: (raw) => raw.replace(key, 'm9:0:1') }),
        'under another receipt id': await altered(made(), {
          body: (raw) => raw.replace(/"idempotencyKey":"./, '"idempotencyKey":"!'),
        }),
        'with one more space': await altered(made(), { body: (raw) => `${raw} ` }),
      }
    },
    close: async () => server.close(),
  }
}

senderSuite({ test, make: subject('sms') })
senderSuite({ test, make: subject('nhs-app') })

const somebody = '+447700900002'
const batch = (...to: readonly string[]): SendCall => ({
  reference: 'r1',
  organisation: 'larkfield',
  messages: to.map((address, at) => ({
    key: `m${at}:0:1`,
    to: address,
    nhsNumber: '9990548609',
    subject: 'A message from your surgery',
    body: 'Please call us.',
  })),
})
const signal = () => AbortSignal.timeout(10_000)
const kindsOf = (outcomes: readonly { kind: string }[]) => outcomes.map(({ kind }) => kind)

for (const fault of ['half-body', 'html', 'server-error'] as const) {
  test(`nobody knows what became of a batch after ${fault}`, async () => {
    using at = connected({ faults: { [somebody]: fault } })
    await assert.rejects(at.sender.send(batch(somebody), signal()), { code: 'provider-no-answer' })
  })
}

test('"too early" is neither a yes nor a no; the repeat after it is known as a duplicate', async () => {
  using at = connected({ faults: { [somebody]: 'too-early' } })
  for (const status of [undefined, 425]) {
    await assert.rejects(at.sender.send(batch(somebody), signal()), (error: { details: object }) => {
      assert.deepEqual(error.details, status === undefined ? {} : { status, retryAfterMs: 300_000 })
      return true
    })
  }
  assert.deepEqual(kindsOf(await at.sender.send(batch(somebody), signal())), ['duplicate'])
})

test('an error points at its message; the others may leave at once in another batch', async () => {
  using at = connected()
  const outcomes = await at.sender.send(batch(somebody, '+447700900950', somebody), signal())
  assert.deepEqual(outcomes, [
    { kind: 'try-later', afterMs: 0 },
    { kind: 'refused', why: 'refused-by-provider' },
    { kind: 'try-later', afterMs: 0 },
  ])
})

test('an account that may not send contact details holds messages back, and says why', async () => {
  using at = connected({ mayUseContactDetails: false })
  const [outcome] = await at.sender.send(batch(somebody), signal())
  assert.deepEqual(outcome, { kind: 'try-later', afterMs: 600_000, why: 'contact-details-not-allowed' })
})

test('without that approval the service takes the details from PDS, and none are sent', async () => {
  using at = connected({ mayUseContactDetails: false }, { sendsContactDetails: false })
  assert.equal(at.sender.contactSource, 'provider')
  assert.deepEqual(kindsOf(await at.sender.send(batch(somebody), signal())), ['accepted'])
  assert.ok(!JSON.stringify(at.provider.requests).includes(somebody))
})

test('what the service would take and then drop is refused before it is sent', async () => {
  using at = connected()
  const call = batch(somebody, somebody)
  const long = {
    ...call,
    messages: call.messages.map((it, n) => (n === 0 ? { ...it, body: 'x'.repeat(919) } : it)),
  }
  assert.deepEqual(await at.sender.send(long, signal()), [
    { kind: 'refused', why: 'message-too-long' },
    { kind: 'accepted', providerId: at.provider.idOf('m1:0:1') },
  ])
  assert.equal(at.provider.copies('m0:0:1'), 0)
})

for (const number of [4, 5, 6, 7]) {
  test(`plan …000${number} goes on to another channel by itself, and is refused`, () => {
    const id = `00000000-0000-0000-0000-00000000000${number}`
    assert.throws(() => connected({}, { plan: { id, personalisation: () => ({}) } }), {
      code: 'configuration-invalid',
    })
  })
}

test('a plan nobody knows holds messages back', async () => {
  using at = connected(
    {},
    { plan: { id: 'b838b13c-f98c-4def-93f0-515d4e4f4ee1', personalisation: () => ({}) } },
  )
  const [outcome] = await at.sender.send(batch(somebody), signal())
  assert.deepEqual(outcome, { kind: 'try-later', afterMs: 600_000, why: 'routing-plan-unknown' })
})

const said: readonly (readonly [Channel, Readonly<Record<string, string>>, string, string?])[] = [
  ['nhs-app', { channel: 'nhsapp', channelStatus: 'delivered', supplierStatus: 'read' }, 'read'],
  ['nhs-app', { channel: 'nhsapp', channelStatus: 'delivered' }, 'read'],
  ['nhs-app', { channel: 'nhsapp', channelStatus: 'sending', supplierStatus: 'notified' }, 'delivered'],
  ['nhs-app', { channel: 'nhsapp', channelStatus: 'sending', supplierStatus: 'unnotified' }, 'delivered'],
  [
    'nhs-app',
    { channel: 'nhsapp', channelStatus: 'failed', supplierStatus: 'rejected' },
    'failed',
    'not-delivered',
  ],
  ['nhs-app', { channel: 'nhsapp', channelStatus: 'failed' }, 'delivered'],
  ['nhs-app', { messageStatus: 'failed' }, 'delivered'],
  ['nhs-app', { messageStatus: 'delivered' }, 'read'],
  ['sms', { channel: 'sms', channelStatus: 'delivered' }, 'delivered'],
  ['sms', { channel: 'sms', channelStatus: 'sending' }, 'accepted'],
  [
    'sms',
    { channel: 'sms', channelStatus: 'failed', channelFailureReasonCode: 'CFR_SUPE_0007' },
    'failed',
    'provider-fault',
  ],
  ['sms', { channel: 'sms', channelStatus: 'skipped' }, 'failed', 'not-delivered'],
  [
    'sms',
    { messageStatus: 'failed', messageFailureReasonCode: 'MFR_PDSV_0112' },
    'failed',
    'patient-deceased',
  ],
  [
    'sms',
    { messageStatus: 'failed', messageFailureReasonCode: 'MFR_PDSV_0110' },
    'failed',
    'details-restricted',
  ],
  ['sms', { messageStatus: 'enriched' }, 'accepted'],
  ['email', { channel: 'email', channelStatus: 'delivered' }, 'accepted'],
  ['email', { channel: 'email', channelStatus: 'failed' }, 'failed', 'not-delivered'],
]

for (const [channel, attributes, what, why] of said) {
  test(`${channel}: ${JSON.stringify(attributes)} is "${what}"`, async () => {
    using at = connected({}, { channel })
    const receipts = await at.sender.readReceipts(at.provider.statusCallback('m0:0:1', attributes))
    assert.deepEqual(
      receipts?.map((receipt) => [receipt.key, receipt.what, receipt.why]),
      [['m0:0:1', what, why]],
    )
  })
}

test('a status of another channel is nothing to this one', async () => {
  using at = connected({}, { channel: 'nhs-app' })
  const other = at.provider.statusCallback('m0:0:1', { channel: 'sms', channelStatus: 'delivered' })
  assert.deepEqual(await at.sender.readReceipts(other), [])
})

test('a callback is believed for its very bytes only', async () => {
  using at = connected()
  const status = (change?: (raw: string) => string) =>
    at.provider.callback(
      [
        {
          type: 'MessageStatus',
          attributes: { messageReference: 'm0:0:1', messageStatus: 'delivered' },
          meta: { idempotencyKey: 'k1' },
        },
      ],
      change,
    )
  assert.equal((await at.sender.readReceipts(status()))?.length, 1)
  for (const change of [(raw: string) => raw.replace('delivered', 'failed'), (raw: string) => `${raw} `])
    await assert.rejects(at.sender.readReceipts(status(change)), { code: 'not-permitted' })
  const withoutKey = status()
  withoutKey.headers.delete('x-api-key')
  assert.equal(await at.sender.readReceipts(withoutKey), undefined)
})

test('before a fallback the service can be asked whether somebody read the message', async () => {
  using at = connected({}, { channel: 'nhs-app' })
  await at.sender.send(batch('9990548609'), signal())
  const asked = [{ key: 'm0:0:1', providerId: at.provider.idOf('m0:0:1') }]
  assert.deepEqual(await at.sender.pullReceipts?.(asked, signal()), [])
  at.provider.setStatus('m0:0:1', {
    messageStatus: 'delivered',
    channels: [{ type: 'nhsapp', channelStatus: 'delivered', supplierStatus: 'read' }],
  })
  const [receipt] = (await at.sender.pullReceipts?.(asked, signal())) ?? []
  assert.deepEqual([receipt?.key, receipt?.what], ['m0:0:1', 'read'])
})

test('the check of its own settings tells who is let in', async () => {
  using at = connected()
  assert.deepEqual(await at.sender.check(signal()), [{ what: 'NHS Notify (sms)' }])
})

test('a refusal or a limit is no answer to a question: it is asked again later', async () => {
  using at = connected({}, { channel: 'nhs-app' })
  const asked = [{ key: 'm0:0:1', providerId: 'x'.repeat(27) }]
  for (const status of [401, 429]) {
    at.server.use(http.get('*/v1/messages/*', () => HttpResponse.json({ errors: [] }, { status })))
    await assert.rejects(async () => at.sender.pullReceipts?.(asked, signal()), {
      code: 'provider-no-answer',
    })
  }
})

test('a callback tells what the service calls a message', async () => {
  using at = connected()
  await at.sender.send(batch('+447700900001'), signal())
  const [receipt] =
    (await at.sender.readReceipts(at.provider.statusCallback('m0:0:1', { messageStatus: 'delivered' }))) ?? []
  assert.equal(receipt?.providerId, at.provider.idOf('m0:0:1'))
})
