import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import test, { describe, it, type TestContext } from 'node:test'
import type { BatchServer } from '@carebatch/server-adapter'
import { dropTestPostgres, testPostgres } from '@carebatch/server-adapter/stores/postgres.fixtures'
import express from 'express'
import fastify from 'fastify'
import { Pool } from 'pg'
import { careBatch } from './server/mount-in-fastify.ts'
import { mountInExpress } from './server/mount-in-express.ts'
import { productionServer } from './server/production-server.ts'
import { providers, type Providers } from './server/providers.fixtures.ts'
import { clientOf, people, sendAndRead } from './server/send-and-read.fixtures.ts'
import { readSettings } from './server/settings.ts'

/** A host's app with a route of its own that has its bodies parsed. */
type Mount = (server: BatchServer) => Promise<Server>

const inExpress: Mount = async (server) => {
  const app = express()
  mountInExpress(app, server)
  app.use(express.json())
  app.post('/portal/echo', (request, response) => void response.json(request.body))
  return createServer(app)
}

const inFastify: Mount = async (server) => {
  const app = fastify()
  await app.register(careBatch(server))
  app.post('/portal/echo', async (request) => request.body)
  await app.ready()
  return app.server
}

async function mounted(t: TestContext, mount: Mount) {
  const connectionString = await testPostgres()
  const others = await providers(people)
  const pool = new Pool({ connectionString, max: 10 })
  const server = productionServer(readSettings({ ...others.env, DATABASE_URL: connectionString }), pool)
  await server.start()
  const host = (await mount(server)).listen(0, '127.0.0.1')
  await once(host, 'listening')
  const bound = host.address()
  t.after(async () => {
    const closed = once(host, 'close')
    host.close()
    await server.stop()
    host.closeAllConnections()
    await closed
    await others.close()
    pool.on('error', () => undefined)
    await pool.end()
    await dropTestPostgres(connectionString)
  })
  return { others, address: `http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : '')}` }
}

const post = (url: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

/** A callback is proved over its bytes: what any parser would write again in another way still has to fit. */
async function keepsBodiesRaw(others: Providers, address: string): Promise<void> {
  const url = `${address}/v1/callbacks/nhs-notify-nhs-app`
  const odd = Buffer.from('{ "data" :\t[],"pound": "\\u00a3 £", "n": 1.0 }\n')
  const { applicationId, apiKey } = others.notify.secrets
  const signature = createHmac('sha256', `${applicationId}.${apiKey}`).update(odd).digest('hex')
  const proof = { 'x-api-key': apiKey, 'x-hmac-sha256-signature': signature }
  assert.equal((await post(url, odd, proof)).status, 204)
  assert.equal((await post(url, JSON.stringify(JSON.parse(odd.toString())), proof)).status, 403)
}

async function keepsLimits(others: Providers, address: string): Promise<void> {
  const url = `${address}/v1/callbacks/nhs-notify-nhs-app`
  const tooLong = Buffer.alloc(1024 * 1024 + 1, ' ')
  assert.equal((await post(url, tooLong)).status, 413)
  const client = clientOf(others, address)
  const list = await client.createPatientList({
    clinicalSystem: 'emis-england',
    fileName: 'list.csv',
    rows: 1_000,
    contactDetailsFromList: false,
  })
  const given = { nhsNumber: true, phone: false, dateOfBirth: false, email: false, name: false }
  const fields = { note: 'x'.repeat(1_500) }
  const row = { nhsNumber: people[0], given, fields }
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ ...row, line: at + 2 }))
  await client.putListRows(list.id, rows as never)
  assert.equal((await client.patientList(list.id)).received, 1_000)
}

/** The first bytes come while the answer is open, and leaving it is no fault. */
async function streams(others: Providers, address: string): Promise<void> {
  const leave = new AbortController()
  const response = await fetch(`${address}/v1/live`, {
    headers: { authorization: `Bearer ${await others.token()}` },
    signal: leave.signal,
  })
  assert.equal(response.headers.get('content-type'), 'text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let said = ''
  while (!said.includes('event: ')) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
    assert.equal(done, false, 'the stream goes on')
    said += String(value)
  }
  leave.abort()
  assert.equal((await fetch(`${address}/v1/health`)).status, 200)
}

async function leavesTheHostAlone(address: string): Promise<void> {
  const answer = await post(`${address}/portal/echo`, '{"its":"own"}')
  assert.deepEqual(await answer.json(), { its: 'own' })
  assert.equal((await fetch(`${address}/elsewhere`)).status, 404)
  assert.equal(
    (await fetch(`${address}/v1/elsewhere`)).headers.get('content-type'),
    'application/problem+json',
  )
}

// At the same time: each of them waits for the seconds in which a batch can still be called back.
describe('a host that has a server', { concurrency: true }, () => {
  for (const [name, mount] of [
    ['Express', inExpress],
    ['Fastify', inFastify],
  ] as const) {
    it(`in ${name}: bodies stay as they came, live updates stream, limits are ours, other routes keep theirs`, async (t) => {
      const { others, address } = await mounted(t, mount)
      await sendAndRead(others, address, address)
      await keepsBodiesRaw(others, address)
      await keepsLimits(others, address)
      await streams(others, address)
      await leavesTheHostAlone(address)
    })
  }
})

test('in Express behind a body parser, each request says what is wrong instead of hanging', async (t) => {
  const failures: string[] = []
  const { address } = await mounted(t, async (server) => {
    const app = express()
    app.use(express.json())
    mountInExpress(app, server)
    const tell: express.ErrorRequestHandler = (error, _request, response, _next) => {
      failures.push(String(error))
      response.status(500).end()
    }
    app.use(tell)
    return createServer(app)
  })
  assert.equal((await post(`${address}/v1/callbacks/gov-uk-notify-sms`, '{}')).status, 500)
  assert.deepEqual(failures, ['Error: Mount CareBatch before any body parser.'])
  assert.equal((await fetch(`${address}/v1/health`)).status, 200)
})
