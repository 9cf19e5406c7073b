import assert from 'node:assert/strict'
import { Client } from 'pg'
import { storeAt } from './store-at.ts'

const reads = 200

/**
 * Pages of 100 by bucket, and the counts, of a batch of a million: the time that 95 of 100 reads stay below, in
 * milliseconds. The rows are those of a batch that was sent, made many; 1 in 50 has failed, 1 in 30 waits.
 */
export async function readLedger(place: string, messages = 1_000_000) {
  await multiply(place, messages)
  const store = storeAt(place)
  await store.open()
  const pageP95Ms = await p95((turn) =>
    store.snapshot('page', async (tables) => {
      const bucket = (['failed', 'waiting', 'delivered'] as const)[turn % 3]
      const after = (turn * 7_919 * 331) % (messages - 10_000)
      const page = await tables.messages.page('large', { bucket, after, limit: 100 })
      assert.equal(page.messages.length, 100)
      assert.ok(page.total > 0)
    }),
  )
  const countsP95Ms = await p95(() =>
    store.snapshot('counts', async ({ batches }) => {
      assert.equal((await batches.find('larkfield', 'large'))?.definition.patients !== undefined, true)
    }),
  )
  await store.close()
  return { ledger: messages, pageP95Ms, countsP95Ms }
}

async function multiply(place: string, messages: number): Promise<void> {
  const client = new Client({ connectionString: place })
  await client.connect()
  const columnsOf = async (table: string, except: readonly string[]): Promise<string> => {
    const { rows } = await client.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position`,
      [table],
    )
    return rows.flatMap(({ name }) => (except.includes(name) ? [] : `"${name}"`)).join(', ')
  }
  const bucket = `case when n % 50 = 0 then 'failed' when n % 30 = 0 then 'waiting' else 'delivered' end`
  const ofBatch = await columnsOf('batch', ['id', 'idempotency_key', 'draft'])
  const ofMessage = await columnsOf('message', ['id', 'batch', 'line', 'bucket', 'send_due'])
  await client.query(`insert into batch (id, idempotency_key, ${ofBatch})
    select 'large', 'large', ${ofBatch} from batch limit 1`)
  await client.query(`insert into message (id, batch, line, bucket, send_due, ${ofMessage})
    select 'large-' || n, 'large', n, ${bucket}, 0, ${ofMessage}
    from (select * from message limit 1) one, generate_series(1, ${messages}) n`)
  await client.query(`insert into try select id, 0, 1, 'delivered' from message where batch = 'large'`)
  await client.query(`insert into batch_count select 'large', bucket, count(*) from message
    where batch = 'large' group by bucket`)
  await client.query('analyze')
  await client.end()
}

async function p95(read: (turn: number) => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < reads; turn++) {
    const started = performance.now()
    await read(turn)
    times.push(performance.now() - started)
  }
  const sorted = times.toSorted((one, other) => one - other)
  return Math.round(10 * (sorted[Math.floor(reads * 0.95)] ?? 0)) / 10
}
