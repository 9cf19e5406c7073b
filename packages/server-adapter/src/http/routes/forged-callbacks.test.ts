import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { CareBatchError } from '@carebatch/core'
import { routes } from '@carebatch/core/wire'
import type { Receipt, Sender } from '../../ports/sender.ts'
import { govUkNotify } from '../../senders/gov-uk-notify.ts'
import { httpSms } from '../../senders/http-sms.ts'
import { nhsNotify } from '../../senders/nhs-notify.ts'
import { smtp } from '../../senders/smtp.ts'
import { sqlite } from '../../stores/sqlite.ts'
import { altered, type Alteration } from '../../testing/altered-request.fixtures.ts'
import { govUkNotifyStandIn } from '../../testing/providers/gov-uk-notify.ts'
import { nhsNotifyStandIn } from '../../testing/providers/nhs-notify.ts'
import { smsGatewayStandIn } from '../../testing/providers/sms-gateway.ts'
import { testServer } from '../test-server.fixtures.ts'

interface Subject {
  readonly sender: Sender
  readonly callback: () => Request
  /** What is wrong with a callback, and the status with which it is refused. */
  readonly forged: readonly (readonly [what: string, alteration: Alteration, status: 401 | 403])[]
  /** The same proof over something else, where a body can be changed without the proof being wrong. */
  readonly unreadable?: () => Request | Promise<Request>
}

const key = 'message-1:0:1'
const other = (raw: string) => raw.replace('delivered', 'permanent-failure')

function ofNhsNotify(): Subject {
  const provider = nhsNotifyStandIn()
  const signature = 'x-hmac-sha256-signature'
  const foreign = nhsNotifyStandIn().callback([]).headers.get(signature)
  return {
    sender: nhsNotify({ channel: 'sms', baseUrl: provider.baseUrl, callbacks: provider.secrets }),
    callback: () => provider.statusCallback(key, { messageStatus: 'delivered' }),
    forged: [
      ['no key', { headers: { 'x-api-key': null } }, 401],
      ['the key of another application', { headers: { 'x-api-key': 'other' } }, 401],
      ['no signature', { headers: { [signature]: null } }, 403],
      ['the signature of another callback', { headers: { [signature]: foreign } }, 403],
      ['another body', { body: other }, 403],
      [
        'the same body, written in another way',
        { body: (raw) => JSON.stringify(JSON.parse(raw), null, 1) },
        403,
      ],
    ],
    unreadable: () => provider.callback([{ type: 'MessageStatus' } as never]),
  }
}

function ofGovUkNotify(): Subject {
  const provider = govUkNotifyStandIn()
  const { baseUrl, apiKey, templateId, callbackToken } = provider
  const callback = () =>
    new Request('http://127.0.0.1/', {
      method: 'POST',
      headers: { authorization: `Bearer ${callbackToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'n-1', reference: key, status: 'delivered', notification_type: 'sms' }),
    })
  return {
    sender: govUkNotify({ channel: 'sms', baseUrl, apiKey, templateId, callbackToken }),
    callback,
    forged: [
      ['no token', { headers: { authorization: null } }, 401],
      ['the token of another service', { headers: { authorization: 'Bearer other' } }, 401],
    ],
    unreadable: () => altered(callback(), { body: () => '<html>' }),
  }
}

function ofGateway(): Subject {
  const gateway = smsGatewayStandIn({})
  const receipt = { id: 'r-1', key, what: 'delivered', at: 0 } satisfies Receipt
  return {
    sender: httpSms({
      url: gateway.url,
      headers: gateway.headers,
      body: () => ({}),
      receipts: { header: 'x-gateway-secret', secret: 'callback-secret', read: () => [receipt] },
    }),
    callback: () => gateway.receipt(key, 'delivered'),
    forged: [
      ['no secret', { headers: { 'x-gateway-secret': null } }, 401],
      ['another secret', { headers: { 'x-gateway-secret': 'other' } }, 401],
    ],
    unreadable: () => altered(gateway.receipt(key, 'delivered'), { body: () => '{"half' }),
  }
}

const subjects = { 'NHS Notify': ofNhsNotify, 'GOV.UK Notify': ofGovUkNotify, 'an SMS gateway': ofGateway }

async function serving(t: TestContext, { sender, callback }: Subject) {
  const store = sqlite({ file: ':memory:' })
  const seen: (readonly string[])[] = []
  let isAway = false
  const { server, logged } = await testServer(t, {
    senders: [{ ...sender, sandbox: true }],
    store: {
      ...store,
      transaction: (name, work) =>
        store.transaction(name, async (tables) => {
          if (name !== 'receipts') return work(tables)
          if (isAway) throw new CareBatchError('database-unavailable', { retryable: true })
          const addReceipts: typeof tables.submissions.addReceipts = async (...given) => {
            const fresh = await tables.submissions.addReceipts(...given)
            seen.push(fresh.map((receipt) => receipt.key))
            return fresh
          }
          return work({ ...tables, submissions: { ...tables.submissions, addReceipts } })
        }),
    },
  })
  const url = `http://127.0.0.1/v1/callbacks/${sender.name}`
  const post = async (request: Request | Promise<Request>, alteration: Alteration = {}) =>
    (await server.fetch(await altered(await request, { url, ...alteration }))).status
  return { post, callback, seen, logged, goAway: (away: boolean) => void (isAway = away) }
}

for (const [provider, make] of Object.entries(subjects)) {
  const { forged } = make()
  test(`${provider}: what is not proved is refused, and moves nothing`, async (t) => {
    const { post, callback, seen, logged } = await serving(t, make())
    for (const [what, alteration, status] of forged)
      assert.equal(await post(callback(), alteration), status, `with ${what}`)
    assert.deepEqual(seen, [])
    assert.doesNotMatch(logged(), /message-1/)
  })

  test(`${provider}: what is proved counts once, however often it is played again`, async (t) => {
    const { post, callback, seen } = await serving(t, make())
    const one = callback()
    for (const request of [one.clone(), one.clone(), one.clone()]) assert.equal(await post(request), 204)
    assert.deepEqual(seen, [[key], [], []])
  })

  test(`${provider}: 1 MB is read, and not a byte more`, async (t) => {
    const { post, callback, seen } = await serving(t, make())
    const ofLength = (bytes: number) => ({ body: (raw: string) => raw.padEnd(bytes, ' ') })
    assert.equal(await post(callback(), ofLength(routes.receiveCallback.maxBytes + 1)), 413)
    assert.deepEqual(seen, [])
    assert.notEqual(await post(callback(), ofLength(routes.receiveCallback.maxBytes)), 413)
  })

  test(`${provider}: where the fault is ours it is told to come again`, async (t) => {
    const subject = make()
    const { post, callback, goAway, seen } = await serving(t, subject)
    goAway(true)
    assert.equal(await post(callback()), 503)
    if (subject.unreadable) assert.equal(await post(subject.unreadable()), 500)
    goAway(false)
    assert.equal(await post(callback()), 204)
    assert.deepEqual(seen, [[key]])
  })
}

test('a sender that knows no receipts believes none', async (t) => {
  const sender = smtp({ host: '127.0.0.1', from: 'surgery@example.com' })
  const callback = () => new Request('http://127.0.0.1/', { method: 'POST', body: '{}' })
  const { post, seen } = await serving(t, { sender, callback, forged: [] })
  assert.equal(await post(callback()), 401)
  assert.deepEqual(seen, [])
})
