import assert from 'node:assert/strict'
import test from 'node:test'
import { setupServer } from 'msw/node'
import * as z from 'zod/mini'
import type { Receipt, SendCall } from '../ports/sender.ts'
import { smsGatewayStandIn, type GatewayFault } from '../testing/providers/sms-gateway.ts'
import { altered } from '../testing/altered-request.fixtures.ts'
import { senderSuite } from '../testing/sender-suite.ts'
import { httpSms, type HttpSmsOptions } from './http-sms.ts'

const addresses = {
  accepted: '+447700900001',
  refused: '+447700900950',
  tryLater: '+447700900955',
  noAnswer: '+447700900960',
}
const callback = z.object({
  id: z.string(),
  key: z.string(),
  status: z.enum(['delivered', 'failed']),
  at: z.number(),
})

function readReceipts(body: unknown): readonly Receipt[] {
  const { data } = callback.safeParse(body)
  if (data === undefined) return []
  const { id, key, status: what, at } = data
  return [{ id: `${id}:${what}`, key, what, at, ...(what === 'failed' && { why: 'not-delivered' }) }]
}

function connected(faults: Readonly<Record<string, GatewayFault>> = {}, more: Partial<HttpSmsOptions> = {}) {
  const gateway = smsGatewayStandIn({
    [addresses.refused]: 'refused',
    [addresses.tryLater]: 'busy',
    [addresses.noAnswer]: 'lost',
    ...faults,
  })
  const server = setupServer(...gateway.handlers)
  server.listen({ onUnhandledFrame: 'error' })
  const sender = httpSms({
    url: gateway.url,
    headers: gateway.headers,
    body: ({ to, body }, from) => ({ to, text: body, sender: from }),
    providerId: (body) => z.object({ id: z.string() }).safeParse(body).data?.id,
    receipts: { header: 'x-gateway-secret', secret: 'callback-secret', read: readReceipts },
    ...more,
  })
  return { gateway, server, sender, [Symbol.dispose]: () => server.close() }
}

senderSuite({
  test,
  make: async () => {
    const { gateway, server, sender } = connected()
    return {
      sender,
      addresses,
      copies: async (key) => gateway.copies(key),
      callback: async (key) => gateway.receipt(key, 'delivered'),
      async forged(key) {
        const made = (secret: string | null) =>
          altered(gateway.receipt(key, 'delivered'), { headers: { 'x-gateway-secret': secret } })
        return { 'without a secret': await made(null), 'with another secret': await made('other') }
      },
      close: async () => server.close(),
    }
  },
})

const somebody = '+447700900002'
const call: SendCall = {
  reference: 'r1',
  organisation: 'larkfield',
  from: 'Larkfield',
  messages: [{ key: 'm1:0:1', to: somebody, nhsNumber: '9990548609', body: 'Please call us.' }],
}
const signal = () => AbortSignal.timeout(10_000)

test('a key whose first call is not answered yet proves nothing, and its repeat is taken once', async () => {
  using at = connected({ [somebody]: 'in-progress' })
  await assert.rejects(at.sender.send(call, signal()), { code: 'provider-no-answer' })
  const [outcome] = await at.sender.send(call, signal())
  assert.deepEqual([outcome?.kind, at.gateway.copies('m1:0:1')], ['accepted', 1])
})

test('"too many" waits as long as the gateway says', async () => {
  using at = connected({ [somebody]: 'busy' })
  assert.deepEqual(await at.sender.send(call, signal()), [{ kind: 'try-later', afterMs: 7000 }])
})

test('refused credentials hold messages back: no patient is at fault', async () => {
  using at = connected({}, { headers: { authorization: 'Bearer old' } })
  assert.deepEqual(await at.sender.send(call, signal()), [
    { kind: 'try-later', afterMs: 60_000, why: 'credentials-refused' },
  ])
})

test('a gateway without receipts takes no callbacks', async () => {
  using at = connected({}, { receipts: undefined })
  assert.equal(at.sender.supports.receipts, false)
  assert.equal(await at.sender.readReceipts(at.gateway.receipt('m1:0:1', 'delivered')), undefined)
})
