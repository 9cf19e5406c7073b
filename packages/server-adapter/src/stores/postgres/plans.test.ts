import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Pool, type PoolClient } from 'pg'
import type { StoreTables } from '../../ports/batch-store.ts'
import { batch, list, message, submission, task } from '../../testing/batch-store/fixtures.ts'
import { dropTestPostgres, testPostgres } from '../postgres.fixtures.ts'
import { postgres } from '../postgres.ts'

/** Enough that reading a table from end to end is never the cheaper way, as with millions. */
const rows = 60_000
const ids = Array.from({ length: 500 }, (_, at) => `batch-1-${at + 1_000}`)

/** What is asked while a batch is sent and looked at, by what it is for. */
const questions: Readonly<Record<string, (tables: StoreTables) => Promise<unknown>>> = {
  'a page by bucket': ({ messages }) =>
    messages.page('batch-1', { bucket: 'failed', after: 20_000, limit: 100 }),
  'a page': ({ messages }) => messages.page('batch-1', { after: 20_000, limit: 100 }),
  'the counts': ({ batches }) => batches.find('larkfield', 'batch-1'),
  'the failed, to be retried': ({ messages }) => messages.inBucket('batch-1', 'failed', 0, 5_000),
  'what a stop withdraws': ({ messages }) => messages.toStop('batch-1', 500),
  'the last line': ({ messages }) => messages.lastLine('batch-1'),
  'messages to be changed': async ({ messages }) => messages.save(await messages.findAll(ids)),
  'stale facts': ({ messages }) => messages.withFactsBefore(ids, 1e15),
  'texts of messages': ({ messages }) => messages.texts(ids),
  'what happened to one': ({ messages }) => messages.events('batch-1-5'),
  'a claim, held, put off, released and done': async ({ tasks }) => {
    const lease = { token: 'a', forMs: 60_000 }
    const claimed = await tasks.claim({ kind: 'send', channel: 'sms', now: 1e12, limit: 500, lease })
    assert.equal(claimed.length, 500)
    await tasks.held(claimed, 'a')
    await tasks.putOff(claimed, 5, 'a')
    await tasks.release(claimed, 'a')
    await tasks.remove(claimed)
  },
  'a claim past an organisation that has to wait': ({ tasks }) =>
    tasks.claim({
      kind: 'send',
      channel: 'sms',
      now: 1e12,
      limit: 500,
      except: ['larkfield'],
      lease: { token: 'b', forMs: 60_000 },
    }),
  'a claim of records': ({ tasks }) =>
    tasks.claim({ kind: 'record', now: 1e12, limit: 4, alone: true, lease: { token: 'c', forMs: 60_000 } }),
  'a claim of deadlines': ({ tasks }) =>
    tasks.claim({ kind: 'receipt-deadline', now: 1e12, limit: 500, lease: { token: 'd', forMs: 60_000 } }),
  'the next send': ({ tasks }) => tasks.nextSendAt('batch-1'),
  'tasks of one': ({ tasks }) => tasks.of('batch-1-7'),
  'new tasks, events and texts': async ({ tasks, messages }) => {
    await tasks.add([task(1, { kind: 'record' })])
    await messages.addEvents([{ message: 'batch-1-1', at: 1, code: 'submitted' }])
  },
  'a submission from end to end': async ({ submissions }) => {
    await submissions.insert(submission(1, 2), { token: 'a', forMs: 60_000 })
    await submissions.find('reference-1-2')
    await submissions.isOwner('reference-1-2', 'a')
    await submissions.of('batch-1-1')
    await submissions.remove('reference-1-2')
  },
  'a receipt': ({ submissions }) =>
    submissions.addReceipts('sms', [{ id: 'r', key: 'batch-1-1:0:1', what: 'delivered', at: 1 }], 1),
  'counts that move': ({ batches }) =>
    batches.moveCounts(
      new Map([['batch-1', { buckets: new Map([['waiting', 0]]), records: { due: 1 }, ways: [] }]]),
      1,
    ),
}

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Plan[]
}

const nodes = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** A pool whose clients explain each statement before they run it, and keep what the tables were read by. */
function explaining(pool: Pool, scans: Set<string>): Pool {
  const connect = pool.connect.bind(pool)
  const explained = new WeakSet<PoolClient>()
  const wrapped = Object.create(pool) as Pool
  wrapped.connect = (async () => {
    const client = await connect()
    if (explained.has(client)) return client
    explained.add(client)
    const query = client.query.bind(client) as unknown as (config: {
      text: string
      values: unknown[]
    }) => Promise<{ rows: { 'QUERY PLAN': readonly [{ Plan: Plan }] }[] }>
    client.query = (async (config: { text: string; values: unknown[] }) => {
      if (/^\s*(with|select|insert|update|delete)/i.test(config.text)) {
        // With these values, and without looking at any, as PostgreSQL may plan what was prepared.
        const ways = [
          { text: `explain (format json) ${config.text}`, values: config.values },
          { text: `explain (generic_plan, format json) ${config.text}`, values: [] },
        ]
        for (const way of ways) {
          const plan = (await query(way)).rows[0]?.['QUERY PLAN'][0].Plan
          for (const node of plan ? nodes(plan) : [])
            if (node['Node Type'] === 'Seq Scan') scans.add(`${node['Relation Name'] ?? ''}: ${config.text}`)
        }
      }
      return query(config)
    }) as unknown as PoolClient['query']
    return client
  }) as Pool['connect']
  return wrapped
}

const large = [
  'message',
  'try',
  'try_text',
  'event',
  'task',
  'patient_list_row',
  'submission_member',
  'receipt',
]

async function fill(pool: Pool): Promise<void> {
  const store = postgres({ pool })
  await store.open()
  await store.transaction('test', async ({ patientLists, batches, messages }) => {
    await patientLists.insert(list())
    for (const number of [1, 2, 3])
      await batches.insert(batch({ id: `batch-${number}`, idempotencyKey: `key-${number}` }))
    await messages.insert([message(1)])
    await messages.addEvents([{ message: 'batch-1-1', at: 1, code: 'confirmed' }])
  })
  await store.close()
  const columns = `organisation, nhs_number, name, search, plan, state, step, generations, fallback_due, deadline_due,
    late, held, restored, record, not_delivered, facts_as_of, due_at, changed_at, first_channel`
  await pool.query(`
    insert into message (id, batch, line, bucket, send_due, ${columns})
    select 'batch-' || (n % 3 + 1) || '-' || n, 'batch-' || (n % 3 + 1), n,
      case when n % 50 = 0 then 'failed' else 'delivered' end, 0, ${columns}
    from message, generate_series(2, ${rows}) n where id = 'batch-1-1'`)
  await pool.query(`
    insert into message (id, batch, line, bucket, send_due, ${columns})
    select 'batch-1-' || n, 'batch-1', n, 'waiting', 1, ${columns}
    from message, generate_series(2, 2000) n where id = 'batch-1-1' on conflict do nothing`)
  await pool.query(`insert into event (message, at, code) select id, 1, 'delivered' from message`)
  await pool.query(`insert into try select id, 0, 1, 'delivered' from message`)
  await pool.query(`
    insert into try_text (message, step, generation, channel, address, body, submitted_at)
    select id, 0, 1, 'sms', '+447700900118', 'Please call us.', 1 from message`)
  await pool.query(`
    insert into task (message, kind, step, batch, organisation, channel, due_at, since, attempts)
    select id, kind, 0, batch, organisation, case when kind = 'send' then 'sms' end, line, line, 0
    from message, unnest(array['send', 'record', 'receipt-deadline']) kind`)
  await pool.query(`
    insert into receipt select 'sms', 'receipt-' || id, id || ':0:1', 'delivered', 1, 1 from message`)
  await pool.query(`
    insert into submission select 'submission-' || n, 'sms', 'larkfield', null, 'hash', 1, 0, 0, 1, 1, null, null
    from generate_series(1, 60) n`)
  await pool.query(`
    insert into submission_member select 'submission-' || line % 60 + 1, row_number() over (), id, 0, 9 from message`)
  await pool.query('analyze')
}

test('no table that grows is read from end to end, whatever is asked', async () => {
  const connectionString = await testPostgres()
  const pool = new Pool({ connectionString })
  try {
    await fill(pool)
    const scans = new Set<string>()
    const store = postgres({ pool: explaining(pool, scans) })
    await store.open()
    for (const [what, ask] of Object.entries(questions)) {
      scans.clear()
      const undo = new Error('undone')
      const asked = store.transaction('plan', async (tables) => {
        await ask(tables)
        throw undo
      })
      await assert.rejects(asked, (thrown) => {
        if (thrown !== undo) throw thrown
        return true
      })
      const whole = [...scans].filter((scan) => large.some((table) => scan.startsWith(`${table}: `)))
      assert.deepEqual(whole, [], what)
    }
    await store.close()
  } finally {
    pool.on('error', () => undefined)
    await pool.end()
    await dropTestPostgres(connectionString)
  }
})
