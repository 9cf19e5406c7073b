import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client, Pool, types } from 'pg'
import type { StoreTables } from '../ports/batch-store.ts'
import { batchStoreSuite } from '../testing/batch-store-suite.ts'
import { threeMessages } from '../testing/batch-store/fixtures.ts'
import { postgresSubject } from '../testing/batch-store/subjects.fixtures.ts'
import { postgres } from './postgres.ts'
import { dropTestPostgres, testPostgres } from './postgres.fixtures.ts'

batchStoreSuite({ test, make: () => postgresSubject() })

const onDatabase = async (run: (connectionString: string, pool: Pool) => Promise<void>): Promise<void> => {
  const connectionString = await testPostgres()
  const pool = new Pool({ connectionString, max: 4 })
  try {
    await run(connectionString, pool)
  } finally {
    pool.on('error', () => undefined)
    await pool.end()
    await dropTestPostgres(connectionString)
  }
}

async function withClient<Result>(url: string, run: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** What an administrator, or the end of the server, does to everybody's connection. */
const cutOff = (url: string) =>
  withClient(url, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    ),
  )

const names = ({ batches }: StoreTables) => batches.list('larkfield')

test('a connection that is lost in the middle leaves nothing behind, says so, and the next one works', () =>
  onDatabase(async (url, pool) => {
    const store = postgres({ pool })
    await store.open()
    const lost = store.transaction('test', async (tables) => {
      await threeMessages(tables)
      await cutOff(url)
      await tables.batches.list('larkfield')
    })
    await assert.rejects(lost, { code: 'database-unavailable', retryable: true })
    assert.deepEqual(await store.transaction('test', names), [])
    await store.close()
  }))

test('connections that are lost while nobody uses them end nothing', () =>
  onDatabase(async (url, pool) => {
    const store = postgres({ pool })
    await store.open()
    await store.transaction('test', threeMessages)
    await cutOff(url)
    assert.equal((await store.snapshot('test', names)).length, 1)
    await store.close()
  }))

test('a server that is not there is one that may come back; a wrong database is not', async () => {
  const nobody = new Pool({ connectionString: 'postgres://postgres@127.0.0.1:1/none' })
  await assert.rejects(postgres({ pool: nobody }).open(), { code: 'database-unavailable', retryable: true })
  await nobody.end()
  const wrong = new URL(await testPostgres())
  wrong.pathname = '/nowhere'
  const pool = new Pool({ connectionString: wrong.href })
  await assert.rejects(postgres({ pool }).open(), { code: 'database-unreadable', retryable: false })
  await pool.end()
})

test('a host that reads bigint as text goes on doing so', () =>
  onDatabase(async (_, pool) => {
    const before = types.getTypeParser(20)
    const store = postgres({ pool })
    await store.open()
    await store.transaction('test', threeMessages)
    const [batch] = await store.snapshot('test', names)
    assert.equal(batch?.createdAt, 0)
    assert.equal(types.getTypeParser(20), before)
    assert.deepEqual((await pool.query('select 5::bigint as five')).rows, [{ five: '5' }])
    await store.close()
  }))

test('workers that start together migrate once', () =>
  onDatabase(async (url, pool) => {
    const stores = [1, 2, 3, 4].map(() => postgres({ pool }))
    await Promise.all(stores.map((store) => store.open()))
    const done = await withClient(url, (client) => client.query('select name from schema_migration'))
    assert.equal(new Set(done.rows.map(({ name }: { name: string }) => name)).size, done.rowCount)
    for (const store of stores) await store.close()
  }))

test('an older worker starts and works beside a newer schema, and a migration while workers work', () =>
  onDatabase(async (url, pool) => {
    const old = postgres({ pool })
    await old.open()
    const isOver = { now: false }
    const work = (async () => {
      for (let at = 0; !isOver.now; at++)
        await old.transaction('test', ({ organisations }) => organisations.memoryKey(`practice-${at}`))
      return true
    })()
    await withClient(url, async (client) => {
      await client.query('begin')
      await client.query(`alter table message add column from_the_future integer not null default 0`)
      await client.query(`insert into schema_migration values ('9999-from-the-future', 'later')`)
      await client.query('commit')
    })
    isOver.now = true
    assert.equal(await work, true)
    const again = postgres({ pool })
    await again.open()
    await again.transaction('test', threeMessages)
    await again.close()
    await old.close()
  }))

test('work side by side on the same messages never waits in a circle', () =>
  onDatabase(async (url, pool) => {
    const store = postgres({ pool })
    await store.open()
    await store.transaction('test', threeMessages)
    const ids = ['batch-1-1', 'batch-1-2', 'batch-1-3']
    const move = { buckets: new Map([['waiting', 0] as const]), records: { due: 1 }, ways: [] }
    const one = (turn: number) =>
      store.transaction('test', async ({ messages, batches, tasks }) => {
        const found = await messages.findAll(turn % 2 === 0 ? ids : ids.toReversed())
        await batches.findAll(['batch-1'])
        await messages.save(found)
        await tasks.remove([{ message: 'batch-1-2', kind: 'send', step: 0 }])
        await batches.moveCounts(new Map([['batch-1', move]]), turn)
      })
    await Promise.all(Array.from({ length: 40 }, (_, turn) => one(turn)))
    const [batch] = await store.snapshot('test', names)
    assert.equal(batch?.records.due, 40)
    await store.close()
    const deadlocks = await withClient(url, (client) =>
      client.query(`select deadlocks from pg_stat_database where datname = current_database()`),
    )
    assert.deepEqual(deadlocks.rows, [{ deadlocks: '0' }])
  }))
