import assert from 'node:assert/strict'
import test from 'node:test'
import type { WebhookEvent } from '../ports/webhook-endpoint.ts'
import { httpEndpoint } from './http-endpoint.ts'
import { secretOf, webhookReceiver } from './webhook-receiver.fixtures.ts'

const event: WebhookEvent = { id: 'evt_1', type: 'batch.held', body: '{"type":"batch.held","data":{}}' }
const signal = () => AbortSignal.timeout(5_000)

async function withReceiver(
  answer: (times: number) => number,
  run: (at: Awaited<ReturnType<typeof webhookReceiver>>) => Promise<void>,
) {
  const at = await webhookReceiver(secretOf('a'), answer)
  try {
    await run(at)
  } finally {
    await at.close()
  }
}

const answers = [
  [200, 'delivered'],
  [204, 'delivered'],
  [302, 'not-now'],
  [400, 'not-now'],
  [410, 'gone'],
  [429, 'not-now'],
  [500, 'not-now'],
] as const
for (const [status, said] of answers) {
  test(`an answer ${status} is ${said}`, () =>
    withReceiver(
      () => status,
      async ({ url, received }) => {
        const endpoint = httpEndpoint({ url, secrets: [secretOf('a')] })
        assert.equal(await endpoint.deliver(event, signal()), said)
        assert.deepEqual(
          received.map(({ id, body }) => [id, body]),
          [[event.id, event.body]],
        )
      },
    ))
}

test('while a secret is exchanged, receivers with the old one and with the new one both take it', () =>
  withReceiver(
    () => 204,
    async ({ url, received, refused }) => {
      const both = httpEndpoint({ url, secrets: [secretOf('b'), secretOf('a')] })
      assert.equal(await both.deliver(event, signal()), 'delivered')
      assert.equal(received[0]?.headers['webhook-signature']?.split(' ').length, 2)
      const other = httpEndpoint({ url, secrets: [secretOf('b')] })
      assert.equal(await other.deliver(event, signal()), 'not-now')
      assert.deepEqual(refused, [event.id])
    },
  ))

test('a delivery from another time is refused by who checks it', () =>
  withReceiver(
    () => 204,
    async ({ url, refused }) => {
      const real = () => Date.now() - 10 * 60_000
      const late = httpEndpoint({ url, secrets: [secretOf('a')], real })
      assert.equal(await late.deliver(event, signal()), 'not-now')
      assert.equal(refused.length, 1)
    },
  ))

test('nobody there: it rejects, to be repeated', async () => {
  const endpoint = httpEndpoint({ url: new URL('http://127.0.0.1:1/'), secrets: [secretOf('a')] })
  await assert.rejects(endpoint.deliver(event, signal()))
})

const unsafe = [
  ['http://host.example/', [secretOf('a')]],
  ['http://localhost/', [secretOf('a')]],
  ['ftp://127.0.0.1/', [secretOf('a')]],
  ['https://me:secret@host.example/', [secretOf('a')]],
  ['https://host.example/', []],
  ['https://host.example/', ['whsec_c2hvcnQ=']],
  ['https://host.example/', ['plain text of thirty-two letters..']],
] as const
for (const [url, secrets] of unsafe) {
  test(`${url} with ${secrets.length} secrets (${secrets[0]?.slice(0, 9)}) is refused`, () => {
    assert.throws(
      () => httpEndpoint({ url: new URL(url), secrets }),
      (error: Error & { code?: string }) =>
        error.code === 'configuration-invalid' && !JSON.stringify(error).includes(secrets[0] ?? 'whsec'),
    )
  })
}
