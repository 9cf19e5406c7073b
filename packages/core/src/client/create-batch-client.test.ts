import assert from 'node:assert/strict'
import test from 'node:test'
import type { BatchClient, BatchClientOptions } from './batch-client.ts'
import { createBatchClient } from './create-batch-client.ts'

type Answer = (request: Request) => Response | Promise<Response>

interface Peer {
  readonly client: BatchClient
  readonly requests: Request[]
}

/** A client whose server answers in this order; the last answer goes on for ever. */
function clientOf(answers: readonly [Answer, ...Answer[]], more: Partial<BatchClientOptions> = {}): Peer {
  const requests: Request[] = []
  let issued = 0
  const client = createBatchClient({
    apiBase: 'http://127.0.0.1:9/batch-api',
    getToken: async () => ({ token: `token-${++issued}`, expiresAt: '2099-01-01T00:00:00Z' }),
    retryDelay: () => 0,
    async fetch(input, init) {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      requests.push(request.clone())
      const answer = answers[Math.min(requests.length, answers.length) - 1] ?? answers[0]
      return answer(request)
    },
    ...more,
  })
  return { client, requests }
}

const json =
  (body: unknown, status = 200): Answer =>
  () =>
    Response.json(body, { status })
const unreachable: Answer = () => {
  throw new TypeError('fetch failed')
}
const problem = (status: number, code: string, retryable = false): Answer =>
  json(
    {
      type: 'x',
      title: 'x',
      status,
      detail: 'x',
      code,
      retryable,
      reference: 'ref-1',
      details: { field: 'body.name' },
    },
    status,
  )

const progress = {
  id: 'list-1',
  clinicalSystem: 'systmone',
  fileName: 'flu.csv',
  contactDetailsFromList: false,
  state: 'receiving',
  rows: 2,
  received: 0,
  lookedUp: 0,
  noAnswer: 0,
  updatedAt: '2026-11-24T10:00:00.000Z',
}
const newList = { clinicalSystem: 'systmone', fileName: 'flu.csv', rows: 2, contactDetailsFromList: false }

test('a call goes under the base address, with the token, and its answer is checked', async () => {
  const { client, requests } = clientOf([json(progress)])
  assert.deepEqual(await client.patientList('list-1'), progress)
  assert.equal(requests[0]?.url, 'http://127.0.0.1:9/batch-api/v1/patient-lists/list-1')
  assert.equal(requests[0]?.headers.get('authorization'), 'Bearer token-1')
})

test('an answer that is not in the contract is refused, and says where', async () => {
  const { client } = clientOf([json({ ...progress, rows: 'many' })])
  await assert.rejects(client.patientList('list-1'), { code: 'response-invalid', details: { field: 'rows' } })
})

test("a problem is told by the server's own code, with its reference", async () => {
  const { client } = clientOf([problem(409, 'review-changed')])
  await assert.rejects(client.stop('batch-1'), {
    code: 'review-changed',
    retryable: false,
    details: { field: 'body.name', status: 409, reference: 'ref-1', detail: 'x' },
  })
})

const failures = [
  ['no connection', unreachable, 'server-unreachable', true],
  [
    'a page of a proxy',
    () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    'server-unreachable',
    true,
  ],
  [
    'a page of somebody else',
    () => new Response('<h1>Not here</h1>', { status: 404 }),
    'response-invalid',
    false,
  ],
  ['a code that this client does not know', problem(418, 'made-of-tea'), 'response-invalid', false],
  ['half an answer', () => new Response('{"id": "li'), 'response-invalid', false],
] as const

for (const [name, answer, code, retryable] of failures) {
  test(`${name} is ${code}`, async () => {
    await assert.rejects(clientOf([answer]).client.createPatientList(newList), { code, retryable })
  })
}

test('a read is tried 3 times more, and then told as unreachable', async () => {
  const { client, requests } = clientOf([unreachable])
  await assert.rejects(client.batches(), { code: 'server-unreachable' })
  assert.equal(requests.length, 4)
})

test('a read that works at the second try works', async () => {
  const { client } = clientOf([problem(503, 'server-unreachable', true), json(progress)])
  assert.equal((await client.patientList('list-1')).id, 'list-1')
})

const writes: readonly [name: string, tries: number, call: (client: BatchClient) => Promise<unknown>][] = [
  ['rows of a list', 4, (client) => client.putListRows('list-1', [])],
  ['a stop', 4, (client) => client.stop('batch-1')],
  ['a new list', 4, (client) => client.createPatientList(newList)],
  ['a retry of the failed', 4, (client) => client.retryFailed('batch-1')],
  ['a decision to send again', 4, (client) => client.resolveUnknown('batch-1', 'm-1', 'send-again')],
  ['a move of the clock', 1, (client) => client.sandbox.advanceClock(1)],
]

for (const [name, tries, call] of writes) {
  test(`${name} without an answer is sent ${tries === 1 ? 'once, because twice would do more' : 'again'}`, async () => {
    const { client, requests } = clientOf([unreachable])
    await assert.rejects(call(client), { code: 'server-unreachable' })
    assert.equal(requests.length, tries)
    const keys = requests.map(({ headers }) => headers.get('idempotency-key'))
    assert.equal(new Set(keys).size, 1, 'and under the same key, where it has one')
  })
}

test('every try to send a batch carries the same key and body', async () => {
  const { client, requests } = clientOf([unreachable, problem(422, 'message-empty')])
  const order = {
    name: 'Flu',
    batchType: 'message',
    patientList: 'list-1',
    message: { subject: '', body: 'x', greeting: false },
    schedule: { kind: 'now' as const },
    expected: { patients: 1, contactable: 1 },
  }
  await assert.rejects(client.confirmBatch(order, 'key-0001'), { code: 'message-empty' })
  assert.deepEqual(
    requests.map((request) => request.headers.get('idempotency-key')),
    ['key-0001', 'key-0001'],
  )
  assert.deepEqual(await Promise.all(requests.map((request) => request.json())), [order, order])
})

test('after a 401 one other token is tried, once', async () => {
  const { client, requests } = clientOf([problem(401, 'not-authenticated'), json(progress)])
  await client.patientList('list-1')
  assert.deepEqual(
    requests.map((request) => request.headers.get('authorization')),
    ['Bearer token-1', 'Bearer token-2'],
  )

  const stubborn = clientOf([problem(401, 'not-authenticated')])
  await assert.rejects(stubborn.client.session(), { code: 'not-authenticated' })
  assert.equal(stubborn.requests.length, 2)
})

test('a call that is given up rejects with the reason, not as an error of the server', async () => {
  const { client } = clientOf([json(progress)])
  const reason = new Error('no longer wanted')
  await assert.rejects(client.patientList('list-1', { signal: AbortSignal.abort(reason) }), reason)
})

test('names and NHS numbers travel in a body, never in the address', async () => {
  const { client, requests } = clientOf([json({ messages: [], total: 0 })])
  await client.messages('batch-1', { find: '999 054 8609', bucket: 'failed', limit: 20 })
  await client.messages('batch-1', { bucket: 'failed', limit: 20 })
  const [search, page] = requests
  assert.deepEqual(
    [search?.method, search?.url],
    ['POST', 'http://127.0.0.1:9/batch-api/v1/batches/batch-1/messages/search'],
  )
  assert.deepEqual(await search?.json(), { find: '999 054 8609', bucket: 'failed', limit: 20 })
  assert.equal(page?.url, 'http://127.0.0.1:9/batch-api/v1/batches/batch-1/messages?bucket=failed&limit=20')
})

test('outcomes come as a file, its byte order mark kept', async () => {
  const { client } = clientOf([
    () => new Response('\uFEFFname\r\n', { headers: { 'content-type': 'text/csv' } }),
  ])
  const file = await client.outcomes('batch-1')
  assert.deepEqual([...new Uint8Array(await file.arrayBuffer())].slice(0, 3), [0xef, 0xbb, 0xbf])
})
