import assert from 'node:assert/strict'
import test from 'node:test'
import { CareBatchError } from '@carebatch/core'
import type { Sender } from '../../ports/sender.ts'
import { sqlite } from '../../stores/sqlite.ts'
import { readReceiptPost, receiptPost } from '../../testing/sandbox/receipt-post.ts'
import { scriptedSender } from '../../testing/scripted-sender.ts'
import { routes } from '@carebatch/core/wire'
import { send, testServer } from '../test-server.fixtures.ts'

const receipt = { id: 'r-1', key: 'somebody:0:1', what: 'delivered', at: 0 } as const

test('receipts that the provider signed move a message on; handed over twice they change nothing', async (t) => {
  const { client, world } = await testServer(t)
  const mine = client()
  const { id } = await send(mine, [{ phone: '07700 900001' }])
  await mine.sandbox.advanceClock(31 / 3600)
  assert.equal((await mine.batch(id)).counts.sending, 1)
  world.sandbox.clock.advance(3_000)
  assert.equal(await world.sandbox.deliverDue(), 1)
  const { counts, version } = await mine.batch(id)
  assert.equal(counts.delivered, 1)
  assert.equal(await world.sandbox.deliverDue(), 0)
  assert.equal((await mine.batch(id)).version, version)
})

test('receipts of somebody else are refused', async (t) => {
  const { server } = await testServer(t)
  const forged = receiptPost('sandbox-sms', [receipt], 'not the secret')
  assert.equal((await server.fetch(forged)).status, 401)
})

test('there is no callback of a sender that the server has not got', async (t) => {
  const { server } = await testServer(t)
  assert.equal((await server.fetch(receiptPost('other', [receipt], 'x'))).status, 404)
})

test('a callback is read up to its limit', async (t) => {
  const { ask } = await testServer(t)
  const body = 'x'.repeat(routes.receiveCallback.maxBytes + 1)
  assert.equal((await ask('POST', '/v1/callbacks/sandbox-sms', { body })).status, 413)
})

const secret = 'between the provider and us'
const gateway: Sender = {
  ...scriptedSender({ name: 'gateway' }),
  readReceipts: (request) => readReceiptPost(request, secret),
}
const signed = () => receiptPost('gateway', [receipt], secret)

test('a callback that was altered on the way is refused, and one signed for nobody too', async (t) => {
  const { server } = await testServer(t, { senders: [gateway] })
  const { url, headers } = signed()
  const body = (await signed().text()).replace('delivered', 'read')
  assert.equal((await server.fetch(new Request(url, { method: 'POST', headers, body }))).status, 401)
  assert.equal((await server.fetch(new Request(url, { method: 'POST', body }))).status, 401)
  assert.equal((await server.fetch(signed())).status, 204)
  assert.equal(
    (await server.fetch(signed())).status,
    204,
    'one that comes again is taken, and changes nothing',
  )
})

test('where the fault is ours the provider is told to come again', async (t) => {
  const store = sqlite({ file: ':memory:' })
  let isAway = true
  const { server } = await testServer(t, {
    senders: [gateway],
    store: {
      ...store,
      async transaction(name, work) {
        if (isAway && name === 'receipts')
          throw new CareBatchError('database-unavailable', { retryable: true })
        return store.transaction(name, work)
      },
    },
  })
  assert.equal((await server.fetch(signed())).status, 503)
  isAway = false
  assert.equal((await server.fetch(signed())).status, 204)
})
