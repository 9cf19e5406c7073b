import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'pg'
import type { Problem } from '@carebatch/core/wire'
import { send, testServer, textPatient } from '../http/test-server.fixtures.ts'
import { pgBoss } from '../schedulers/pg-boss.ts'
import { postgres } from '../stores/postgres.ts'
import { startPostgres } from '../stores/postgres/postgres-server.fixtures.ts'

test(
  'the database crashes in mid-batch and comes back: it says so, goes on by itself, and nobody is lost or doubled',
  { timeout: 120_000 },
  async (t) => {
    const database = await startPostgres({ durable: true })
    t.after(() => database.close())
    const pool = new Pool({ connectionString: database.url, max: 6, connectionTimeoutMillis: 2_000 })
    pool.on('error', () => undefined)
    t.after(() => pool.end().catch(() => undefined))
    const { ask, client, server } = await testServer(t, {
      store: postgres({ pool }),
      scheduler: pgBoss({ pool }),
    })
    const people = Array.from({ length: 40 }, (_, index) => ({
      nhsNumber: textPatient(index * 4),
      phone: `07700 9000${String(index + 10)}`,
    }))
    const { id } = await send(client(), people)
    const advanced = ask('POST', '/v1/sandbox/clock/advance', {
      organisation: 'larkfield',
      body: { hours: 1 },
    })
    await database.stop('immediate')
    await advanced.catch(() => undefined)
    for (const path of ['/v1/batches', '/v1/health']) {
      const response = await ask('GET', path, { organisation: 'larkfield' })
      assert.deepEqual(
        [response.status, ((await response.json()) as Problem).code],
        [503, 'database-unavailable'],
      )
    }
    await database.start()
    for (let looks = 0; looks < 240; looks++) {
      // The sweep alone goes on; the clock is only moved so that receipts and repeats fall due.
      await pause(250)
      await ask('POST', '/v1/sandbox/clock/advance', { organisation: 'larkfield', body: { hours: 0.1 } })
      const { counts } = await client()
        .batch(id)
        .catch(() => ({ counts: undefined }))
      if (counts?.delivered === 40) break
    }
    assert.equal((await client().batch(id)).counts.delivered, 40)
    assert.equal((await client().sandbox.phones()).total, 40)
    await database.stop('immediate')
    await server.stop()
  },
)
