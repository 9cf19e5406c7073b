import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createBatchClient, type BatchClient } from '@carebatch/core/client'
import type { Batch, SandboxToken } from '@carebatch/core/wire'
import { orderFor, textPatient, upload, type Listed } from '../http/test-server.fixtures.ts'
import { testPostgres } from '../stores/postgres.fixtures.ts'
import type { OneProcess } from './one-process.fixtures.ts'

const program = fileURLToPath(new URL('one-process.fixtures.ts', import.meta.url))

interface Running {
  readonly child: ChildProcess
  readonly port: number
}

async function run(options: OneProcess): Promise<Running> {
  const child = spawn(process.execPath, ['--conditions=carebatch-source', program], {
    env: { ...process.env, ONE_PROCESS: JSON.stringify(options) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown]
  assert.ok(Buffer.isBuffer(line), `the process ended before it listened: ${String(line)}`)
  return { child, port: Number(line.toString()) }
}

async function ended({ child }: Running, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, 'exit')
  child.kill(signal)
  const [code] = (await exit) as [number | null]
  return code
}

/** Two that answer and two that work, on one database. */
async function deployment(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-processes-'))
  const common = { database: await testPostgres(), folder, port: 0 }
  const running: Running[] = []
  const start = async (role: OneProcess['role'], port = 0) => {
    const one = await run({ ...common, role, port })
    running.push(one)
    return one
  }
  t.after(async () => {
    const left = running.filter(({ child }) => child.exitCode === null && child.signalCode === null)
    await Promise.all(left.map((one) => ended(one, 'SIGKILL')))
    rmSync(folder, { recursive: true })
  })
  return {
    start,
    apis: [await start('api'), await start('api')] as const,
    workers: [await start('worker'), await start('worker')] as const,
  }
}

function clientOf({ port }: Running): BatchClient {
  const apiBase = `http://127.0.0.1:${String(port)}`
  return createBatchClient({
    apiBase,
    retryDelay: () => 200,
    async getToken() {
      const body = JSON.stringify({ organisation: 'larkfield' })
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`${apiBase}/v1/sandbox/token`, { method: 'POST', headers, body })
      return (await response.json()) as SandboxToken
    },
  })
}

/** Every snapshot until one fits. */
async function watched(
  client: BatchClient,
  id: string,
  isLast: (batch: Batch) => boolean,
): Promise<readonly Batch[]> {
  const leave = new AbortController()
  const seen: Batch[] = []
  for await (const batch of client.watchBatch(id, { signal: leave.signal })) {
    seen.push(batch)
    if (isLast(batch)) leave.abort()
  }
  return seen
}

/** The rule for numbers gives some twice. */
const nhsNumbers = [...new Set(Array.from({ length: 400 }, (_, index) => textPatient(index)))]

const people = (count: number): readonly Listed[] =>
  nhsNumbers.slice(0, count).map((nhsNumber, index) => ({
    nhsNumber,
    phone: `07700 9000${String(index % 50).padStart(2, '0')}`,
  }))

const isThrough = ({ status }: Batch) => status === 'saved'

test(
  'two that answer and two that work: one batch, seen alike at both, nobody twice, whoever is taken away',
  { timeout: 180_000 },
  async (t) => {
    const { start, apis, workers } = await deployment(t)
    const [one, other] = [clientOf(apis[0]), clientOf(apis[1])]
    await one.saveSettings({ ...(await one.settings()), undoSeconds: 0 })

    await t.test('a hundred Sends of one draft at both are one batch', async () => {
      const list = await upload(one, people(120))
      const sends = Array.from({ length: 100 }, (_, index) =>
        (index % 2 === 0 ? one : other).confirmBatch(orderFor(list), 'key-00001'),
      )
      const ids = new Set((await Promise.all(sends)).map(({ id }) => id))
      assert.equal(ids.size, 1)
      const [id = ''] = ids
      const views = await Promise.all([watched(one, id, isThrough), watched(other, id, isThrough)])
      for (const seen of views) {
        const versions = seen.map(({ version }) => version)
        assert.deepEqual(
          versions,
          [...new Set(versions)].toSorted((a, b) => a - b),
        )
        for (const { counts } of seen)
          assert.equal(
            Object.values(counts).reduce((sum, n) => sum + n, 0),
            120,
          )
      }
      const [last, otherLast] = [views[0].at(-1), views[1].at(-1)]
      assert.deepEqual(last?.counts, otherLast?.counts)
      assert.equal((await other.batches()).batches.length, 1)
      assert.equal((await one.sandbox.phones()).total, 120)
      assert.equal((await one.reconciliation(id)).agrees, true)
    })

    await t.test(
      'a worker that is told to end gives its work to the other, and an api that dies is only a gap',
      async () => {
        const list = await upload(other, people(200))
        const { id } = await other.confirmBatch(orderFor(list), 'key-00002')
        const seen = watched(other, id, isThrough)
        await watched(one, id, ({ counts }) => counts.waiting < 200)
        const { port } = apis[1]
        const [code] = await Promise.all([ended(workers[0], 'SIGTERM'), ended(apis[1], 'SIGKILL')])
        assert.equal(code, 0)
        await start('api', port)
        assert.equal((await seen).at(-1)?.status, 'saved')
        const { total, copies } = await one.sandbox.phones({ limit: 1000 })
        assert.deepEqual(
          [total, new Set(copies.map(({ key }) => key)).size],
          [320, Math.min(320, copies.length)],
        )
        const { counts } = await one.batch(id)
        assert.equal(counts.delivered, 200)
      },
    )

    await t.test('each says how it is', async () => {
      for (const [{ port }, role] of [
        [apis[0], 'api'],
        [workers[1], 'worker'],
      ] as const) {
        const response = await fetch(`http://127.0.0.1:${String(port)}/v1/health`)
        assert.deepEqual([response.status, ((await response.json()) as { role: string }).role], [200, role])
      }
    })
  },
)
