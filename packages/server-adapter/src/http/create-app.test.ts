import assert from 'node:assert/strict'
import test from 'node:test'
import {
  problem as problemSchema,
  routes,
  usualBodyBytes,
  type NewBatch,
  type Problem,
  type RouteDefinition,
} from '@carebatch/core/wire'
import { rowOf, send, testServer, textPatient, upload, type TestServer } from './test-server.fixtures.ts'
import { sandboxAuthoriser } from '../authorisers/sandbox.ts'
import { scriptedSender } from '../testing/scripted-sender.ts'

const table = Object.entries<RouteDefinition>(routes)
const guarded = table.filter(([, route]) => route.access !== 'open')
const withId = guarded.filter(([, route]) => route.path.includes('{id}'))

const order: NewBatch = {
  name: 'Flu',
  batchType: 'message',
  patientList: 'none',
  message: { subject: '', body: 'x', greeting: false },
  schedule: { kind: 'now' },
  expected: { patients: 1, contactable: 1 },
}

const draft = {
  step: 'type' as const,
  name: 'Flu',
  message: { subject: '', body: '', greeting: true },
  time: { typed: {} },
}

/** Bodies that pass the checks, so that only the guard under test can refuse. */
const bodies: Readonly<Record<string, unknown>> = {
  saveSettings: {},
  createTemplate: { name: 'Flu', subject: 'Flu', body: 'Please call us.' },
  saveTemplate: { name: 'Flu', subject: 'Flu', body: 'Please call us.' },
  createPatientList: {
    clinicalSystem: 'systmone',
    fileName: 'x.csv',
    rows: 1,
    contactDetailsFromList: false,
  },
  putListRows: { rows: [rowOf({}, 0)] },
  createDraft: draft,
  saveDraft: { version: 1, content: draft },
  confirmBatch: order,
  lookUpAgain: {},
  searchMessages: { find: 'a' },
  resolveUnknown: { as: 'send-again' },
  resolveUnknowns: { as: 'count-as-sent', expected: 0 },
  resumeBatch: { revision: 0 },
  changeSchedule: { schedule: { kind: 'now' }, revision: 0 },
  extendLinks: { days: 7 },
  uploadAttachment: { fileName: 'leaflet.txt', content: 'UmVzdC4=' },
  advanceSandboxClock: { hours: 1 },
}

function call(
  server: TestServer,
  name: string,
  route: RouteDefinition,
  organisation?: string,
  path: string = route.path,
) {
  return server.ask(route.method, path.replaceAll(/\{\w+\}/g, 'none'), {
    organisation,
    headers: { 'idempotency-key': 'key-00001' },
    ...(route.body !== undefined && { body: bodies[name] }),
  })
}

async function problemOf(response: Response): Promise<Problem> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json')
  return problemSchema.parse(await response.json())
}

test('every route but the open ones is closed to whoever has no token, or one of somebody else', async (t) => {
  const server = await testServer(t)
  const forged = { authorization: `Bearer ${(await server.token()).slice(0, -2)}` }
  for (const [name, route] of guarded)
    for (const headers of [{}, forged]) {
      const response = await server.ask(route.method, route.path, { headers, body: bodies[name] })
      assert.deepEqual([response.status, (await problemOf(response)).code], [401, 'not-authenticated'], name)
    }
})

test('an organisation without batch messaging is told so everywhere but at its session', async (t) => {
  const server = await testServer(t)
  for (const [name, route] of guarded) {
    const response = await call(server, name, route, 'no-access')
    if (name === 'readSession') assert.equal(response.status, 200)
    else assert.deepEqual([response.status, (await problemOf(response)).code], [403, 'no-access'], name)
  }
})

test('a token lets in only where its permissions do', async (t) => {
  const authoriser = sandboxAuthoriser({ permissions: [] })
  const server = await testServer(t, { authoriser })
  const issued = await authoriser.issueToken(new Request('http://127.0.0.1'), { organisation: 'larkfield' })
  const headers = { authorization: `Bearer ${issued?.token}` }
  for (const [name, route] of guarded.filter(([, { access }]) => access !== 'signed-in')) {
    const response = await server.ask(route.method, route.path, { headers, body: bodies[name] })
    const { code, details } = await problemOf(response)
    assert.deepEqual([response.status, code, details?.['needs']], [403, 'not-permitted', route.access], name)
  }
})

test('nothing of another organisation is found, read or changed by any route', async (t) => {
  const server = await testServer(t)
  const mine = server.client('larkfield')
  const list = await upload(mine, [{ phone: '07700 900001' }])
  const batch = await send(mine, [
    { phone: '07700 900002' },
    { nhsNumber: textPatient(2), email: 'joe@example.com' },
    { nhsNumber: '9990548609', phone: '07700 900003' },
  ])
  const [message] = (await mine.messages(batch.id)).messages
  const saved = await mine.saveTemplate({ name: 'Ours', subject: '', body: 'Ours' })
  await mine.sandbox.advanceClock(1)
  const app = (await mine.sandbox.phones()).copies.find(({ channel }) => channel === 'nhs-app')
  const before = await mine.batch(batch.id)
  const kept = await mine.createDraft(draft)
  const document = await mine.uploadAttachment({ fileName: 'leaflet.txt', content: 'UmVzdC4=' })

  const idOf = (path: string) => {
    if (path.startsWith('/v1/patient-lists')) return list.id
    if (path.startsWith('/v1/templates')) return saved.id
    if (path.startsWith('/v1/drafts')) return kept.id
    if (path.startsWith('/v1/attachments')) return document.id
    return path.startsWith('/v1/sandbox') ? (app?.id ?? '') : batch.id
  }
  const paths = withId.map(([name, route]) => {
    const path = route.path.replace('{id}', idOf(route.path)).replace('{messageId}', message?.id ?? '')
    return [name, route, path] as const
  })
  for (const [name, route, path] of paths) {
    const response = await call(server, name, route, 'hawthorn', path)
    assert.deepEqual([response.status, (await problemOf(response)).code], [404, 'not-found'], name)
  }
  const theirs = server.client('hawthorn')
  assert.deepEqual((await theirs.batches()).batches, [])
  assert.equal((await theirs.sandbox.phones()).total, 0)
  assert.equal((await theirs.sandbox.records()).total, 0)
  assert.ok((await theirs.templates()).every(({ owner }) => owner === 'shipped'))
  await assert.rejects(theirs.confirmBatch({ ...order, patientList: list.id }, 'key-00001'), {
    code: 'not-found',
  })
  assert.deepEqual((await mine.batch(batch.id)).counts, before.counts)

  for (const [name, route, path] of paths) {
    const own = await call(server, name, route, 'larkfield', path)
    await own.body?.cancel()
    assert.notEqual(own.status, 404, `${name} finds it for those whose it is`)
  }
})

const refused = [
  [
    'another kind of body',
    { headers: { 'content-type': 'text/plain', 'idempotency-key': 'key-00001' }, body: '{}' },
    400,
    'request-invalid',
  ],
  ['text that is no JSON', { body: '{"name": "Okafor' }, 400, 'request-invalid'],
  ['no body', {}, 400, 'request-invalid'],
  ['a wrong field', { body: { name: 'Okafor', subject: 7, body: 'x' } }, 400, 'request-invalid'],
  [
    'too much',
    { body: JSON.stringify({ name: 'Okafor', body: 'x'.repeat(usualBodyBytes) }) },
    413,
    'request-too-large',
  ],
] as const

for (const [name, more, status, code] of refused) {
  test(`${name} is refused as ${code}, and not a word of it is said or logged`, async (t) => {
    const server = await testServer(t)
    const request = { organisation: 'larkfield', headers: { 'idempotency-key': 'key-00001' }, ...more }
    const response = await server.ask('POST', '/v1/templates', request)
    const text = await response.clone().text()
    const problem = await problemOf(response)
    assert.deepEqual([response.status, problem.code], [status, code])
    assert.ok(!`${text}${server.logged()}`.includes('Okafor'))
    assert.ok(server.logged().includes(problem.reference), 'the reference is in the log')
  })
}

test('a body that says nothing of its length is cut off where it becomes too much', async (t) => {
  const { server, token } = await testServer(t)
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536).fill(32))
    },
  })
  const headers = {
    authorization: `Bearer ${await token()}`,
    'content-type': 'application/json',
    'idempotency-key': 'key-00001',
  }
  const init = { method: 'POST', headers, body: endless, duplex: 'half' } as const
  const response = await server.fetch(new Request('http://127.0.0.1/v1/templates', init))
  assert.equal(response.status, 413)
  assert.ok(sent < 2 * usualBodyBytes)
})

test('the rows of a list name the row and field that is wrong, and never what stood there', async (t) => {
  const server = await testServer(t)
  const { id } = await upload(server.client(), [{ phone: '07700 900001' }])
  const row = rowOf({ phone: '07700 900001' }, 0)
  const wrong = { ...row, fields: { 'Mrs Okafor': 7 } }
  const response = await server.ask('PUT', `/v1/patient-lists/${id}/rows`, {
    organisation: 'larkfield',
    body: { rows: [row, wrong] },
  })
  const { details } = await problemOf(response)
  assert.equal(details?.['field'], 'body.rows.1.fields.*')
})

test('names and NHS numbers are refused in an address', async (t) => {
  const server = await testServer(t)
  const response = await server.ask('GET', '/v1/batches/b/messages?find=Okafor', {
    organisation: 'larkfield',
  })
  assert.equal((await problemOf(response)).code, 'request-invalid')
  assert.ok(!server.logged().includes('Okafor'))
})

test('a batch is not sent without a key', async (t) => {
  const server = await testServer(t)
  const response = await server.ask('POST', '/v1/batches', {
    organisation: 'larkfield',
    body: bodies['confirmBatch'],
  })
  const { code, details } = await problemOf(response)
  assert.deepEqual([code, details?.['field']], ['request-invalid', 'headers.idempotency-key'])
})

const unknown = [
  '/',
  '/v1',
  '/v1/batch',
  '/v1/batches/a%20b',
  `/v1/batches/${'a'.repeat(65)}`,
  '/v1/batches/..%2f',
]

for (const path of unknown) {
  test(`there is nothing at ${path.slice(0, 30)}`, async (t) => {
    const server = await testServer(t)
    const response = await server.ask('GET', path, { organisation: 'larkfield' })
    assert.deepEqual([response.status, (await problemOf(response)).code], [404, 'not-found'])
  })
}

test('no answer may be kept by a cache', async (t) => {
  const server = await testServer(t)
  for (const path of ['/v1/session', '/v1/nothing', '/v1/openapi.json']) {
    const { headers } = await server.ask('GET', path, { organisation: 'larkfield' })
    assert.deepEqual(
      [headers.get('cache-control'), headers.get('x-content-type-options')],
      ['no-store', 'nosniff'],
    )
  }
})

test('the document describes this server, and needs no token', async (t) => {
  const server = await testServer(t)
  const response = await server.ask('GET', '/v1/openapi.json')
  const { openapi, paths }: { openapi: string; paths: object } = JSON.parse(await response.text())
  assert.equal(openapi, '3.1.0')
  assert.deepEqual(Object.keys(paths).sort(), [...new Set(table.map(([, { path }]) => path))].sort())
})

test('the organisations of the sandbox can be listed and a token asked for by whoever is on this machine', async (t) => {
  const server = await testServer(t)
  const listed = await server.ask('GET', '/v1/sandbox/organisations')
  assert.equal((await listed.text()).match(/"hasAccess":true/g)?.length, 3)
  const issued = await server.ask('POST', '/v1/sandbox/token', { body: { organisation: 'hawthorn' } })
  const { token }: { token: string } = JSON.parse(await issued.text())
  const session = await server.ask('GET', '/v1/session', { headers: { authorization: `Bearer ${token}` } })
  assert.match(await session.text(), /Hawthorn Road Surgery/)
  const none = await server.ask('POST', '/v1/sandbox/token', { body: { organisation: 'elsewhere' } })
  assert.equal(none.status, 404)
})

test('another origin may call if it is named, with no cookies; without a list none may', async (t) => {
  const origin = 'https://portal.example'
  const preflight = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  }
  const open = await testServer(t, { allowedOrigins: [origin] })
  const allowed = await open.ask('OPTIONS', '/v1/batches', { headers: preflight })
  assert.deepEqual([allowed.status, allowed.headers.get('access-control-allow-origin')], [204, origin])
  assert.match(allowed.headers.get('access-control-allow-headers') ?? '', /idempotency-key/)
  assert.equal(allowed.headers.get('access-control-allow-credentials'), null)
  const refusedYet = await open.ask('GET', '/v1/session', { headers: { origin } })
  assert.deepEqual([refusedYet.status, refusedYet.headers.get('access-control-allow-origin')], [401, origin])
  const other = await open.ask('GET', '/v1/session', { headers: { origin: 'https://elsewhere.example' } })
  assert.equal(other.headers.get('access-control-allow-origin'), null)

  const closed = await testServer(t)
  const answer = await closed.ask('OPTIONS', '/v1/batches', { headers: preflight })
  assert.equal(answer.headers.get('access-control-allow-origin'), null)
})

test('a session names the channels whose provider sends to contact details of its own', async (t) => {
  const sms = scriptedSender({ name: 'texts' })
  const senders = [{ ...sms, contactSource: 'provider' as const }, scriptedSender({ channel: 'email' })]
  const { client } = await testServer(t, { senders })
  assert.deepEqual((await client().session()).contactsFromProvider, ['sms'])
  const ours = await testServer(t, { senders: [sms] })
  assert.equal('contactsFromProvider' in (await ours.client().session()), false)
})
