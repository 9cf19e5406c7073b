import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { callProvider } from './call-provider.ts'
import { retryAfter } from './retry-after.ts'

/** A real peer on this machine: what a connection does cannot be told from a simulated one. */
async function peer(answer: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => answer(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const signal = () => AbortSignal.timeout(10_000)
const json = { 'content-type': 'application/json' }

for (const [what, answer] of [
  ['a reset', (response: ServerResponse) => response.destroy()],
  ['a 5xx', (response: ServerResponse) => response.writeHead(503, json).end('{}')],
  ['a 408', (response: ServerResponse) => response.writeHead(408, json).end('{}')],
  ['a redirect', (response: ServerResponse) => response.writeHead(307, { location: '/elsewhere' }).end()],
  ['a page', (response: ServerResponse) => response.writeHead(200).end('<html></html>')],
  ['a page that refuses', (response: ServerResponse) => response.writeHead(403).end('<html></html>')],
  ['half a body', (response: ServerResponse) => response.writeHead(201, json).end('{"id":')],
  [
    'a body that breaks off',
    (response: ServerResponse) => {
      response.writeHead(201, { ...json, 'content-length': 100 }).write('{"id":')
      setImmediate(() => response.destroy())
    },
  ],
] as const) {
  test(`${what} proves nothing`, async () => {
    const { url, close } = await peer(answer)
    await assert.rejects(callProvider({ url, signal: signal() }), {
      code: 'provider-no-answer',
      retryable: true,
    })
    await close()
  })
}

test('nobody at the address proves nothing', async () => {
  const { url, close } = await peer(() => undefined)
  await close()
  await assert.rejects(callProvider({ url, signal: signal() }), { code: 'provider-no-answer' })
})

test('a call that is given up proves nothing', async () => {
  const { url, close } = await peer(() => undefined)
  await assert.rejects(callProvider({ url, signal: AbortSignal.timeout(20) }), { code: 'provider-no-answer' })
  await close()
})

test('what the provider itself says is an answer, refusals included', async () => {
  const { url, close } = await peer((response) => response.writeHead(422, json).end('{"errors":[]}'))
  const { status, body } = await callProvider({ url, method: 'POST', body: { a: 1 }, signal: signal() })
  assert.deepEqual([status, body], [422, { errors: [] }])
  await close()
})

test('an error quotes nothing of what was said', async () => {
  const { url, close } = await peer((response) => response.writeHead(200).end('Joe Bloggs, 999 054 8609'))
  await assert.rejects(callProvider({ url, signal: signal() }), (error: Error) => {
    assert.ok(!`${error.stack}${JSON.stringify(error)}${String(error.cause)}`.includes('Bloggs'))
    return true
  })
  await close()
})

const now = Date.UTC(2026, 10, 24, 10)
for (const [text, ms] of [
  ['5', 5000],
  ['0', 0],
  ['Tue, 24 Nov 2026 10:01:00 GMT', 60_000],
  ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  ['-1', undefined],
] as const) {
  test(`Retry-After "${text}" is ${ms} ms`, () => {
    assert.equal(retryAfter(new Headers({ 'retry-after': text }), now), ms)
  })
}
