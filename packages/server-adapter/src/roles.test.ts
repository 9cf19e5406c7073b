import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { mock, type TestContext } from 'node:test'
import { CareBatchError } from '@carebatch/core'
import { routes, type Problem, type RouteDefinition } from '@carebatch/core/wire'
import type { BatchStore } from './ports/batch-store.ts'
import { createBatchServer } from './create-batch-server.ts'
import { send, testServer, textPatient } from './http/test-server.fixtures.ts'
import { sqlite } from './stores/sqlite.ts'
import { sandboxWorld } from './testing/sandbox/sandbox-world.ts'

/** A store that says it is for many, and whose transactions can be made to fail or to hang. */
function wavering(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const inner = sqlite({ file: join(folder, 'batch.db') })
  const self = {
    state: 'there' as 'there' | 'away' | 'silent',
    async reach(): Promise<void> {
      if (self.state === 'away') throw new CareBatchError('database-unavailable', { retryable: true })
      if (self.state === 'silent') await new Promise(() => undefined)
    },
    store: {
      ...inner,
      supports: { manyProcesses: true },
      async transaction(name, work) {
        await self.reach()
        return inner.transaction(name, work)
      },
      async snapshot(name, work) {
        await self.reach()
        return inner.snapshot(name, work)
      },
    } satisfies BatchStore as BatchStore,
  }
  return self
}

const problemCode = async (response: Response) => ((await response.json()) as Problem).code

test('a worker answers how it is and takes callbacks, and nothing else', async (t) => {
  const { ask } = await testServer(t, { role: 'worker', store: wavering(t).store })
  const { status } = await ask('POST', '/v1/callbacks/sandbox-sms', { body: 'x' })
  assert.equal(status, 401)
  const health = await ask('GET', '/v1/health')
  assert.deepEqual(await health.json(), { role: 'worker', oldestDueSeconds: 0, holds: 0 })
  const others = Object.values<RouteDefinition>(routes).filter(
    ({ path }) => path !== '/v1/health' && !path.startsWith('/v1/callbacks/'),
  )
  for (const { method, path } of others) {
    const response = await ask(method, path.replaceAll(/\{\w+\}/g, 'x'), { organisation: 'larkfield' })
    assert.deepEqual([response.status, await problemCode(response)], [421, 'not-served-here'], path)
  }
})

test('an api process takes a batch, wakes the others, and does none of the work', async (t) => {
  const { store } = wavering(t)
  const woken: string[] = []
  const scheduler = {
    supports: { manyProcesses: true },
    started: [] as unknown[],
    async start(wake?: unknown) {
      scheduler.started.push(wake)
    },
    async wakeAt(key: string) {
      woken.push(key)
    },
    async stop() {},
  }
  const api = await testServer(t, { role: 'api', store, scheduler })
  assert.deepEqual(scheduler.started, [undefined])
  const client = api.client()
  const list = await client.createPatientList({
    clinicalSystem: 'systmone',
    fileName: 'list.csv',
    rows: 1,
    contactDetailsFromList: false,
  })
  await client.lookUpList(list.id)
  await client.sandbox.advanceClock(1)
  assert.deepEqual(woken, ['look-ups:larkfield'])
  assert.equal((await client.patientList(list.id)).state, 'looking-up')
})

test('with the database away every answer says so, and health fails; it goes on by itself when it is back', async (t) => {
  mock.timers.enable({ apis: ['setInterval'] })
  t.after(() => mock.timers.reset())
  const database = wavering(t)
  const { ask, client } = await testServer(t, { store: database.store })
  const batch = await send(client(), [{ nhsNumber: textPatient(1), phone: '07700 900001' }])
  database.state = 'away'
  for (const path of ['/v1/batches', `/v1/batches/${batch.id}`, '/v1/settings', '/v1/health', '/v1/live']) {
    const response = await ask('GET', path, { organisation: 'larkfield' })
    const problem = (await response.json()) as Problem
    assert.deepEqual(
      [response.status, problem.code, problem.retryable],
      [503, 'database-unavailable', true],
      path,
    )
  }
  const refused = await ask('POST', '/v1/sandbox/clock/advance', {
    organisation: 'larkfield',
    body: { hours: 1 },
  })
  assert.equal(refused.status, 503)
  database.state = 'there'
  mock.timers.tick(10_000)
  await client().sandbox.advanceClock(1)
  assert.equal((await client().batch(batch.id)).counts.delivered, 1)
  assert.equal((await ask('GET', '/v1/health')).status, 200)
})

test('stop ends also where the database never answers again', { timeout: 20_000 }, async (t) => {
  const database = wavering(t)
  const { server, client, ask } = await testServer(t, { store: database.store, drainMs: 50 })
  await send(client(), [{ nhsNumber: textPatient(1), phone: '07700 900001' }])
  database.state = 'silent'
  // Workers and a request hang in transactions.
  void ask('POST', '/v1/sandbox/clock/advance', { organisation: 'larkfield', body: { hours: 1 } })
  void ask('GET', '/v1/settings', { organisation: 'larkfield' })
  await new Promise((resolve) => setImmediate(resolve))
  await server.stop()
})

test('a server that was stopped can be started again, and live updates with it', async (t) => {
  const { server, client } = await testServer(t, { store: wavering(t).store })
  await server.start()
  await Promise.all([server.stop(), server.stop()])
  await server.start()
  const leave = new AbortController()
  for await (const { version } of client().watchBatches({ signal: leave.signal })) {
    assert.equal(version, 0)
    leave.abort()
  }
})

test('a store for one process refuses to be an api or a worker alone', () => {
  const world = sandboxWorld({ latencyMs: 0 })
  assert.throws(() => createBatchServer({ ...world, store: sqlite({ file: ':memory:' }), role: 'api' }), {
    code: 'configuration-invalid',
  })
  world.close()
})
