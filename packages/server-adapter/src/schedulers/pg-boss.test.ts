import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'pg'
import { TestClock } from 'pg-boss'
import { testPostgres } from '../stores/postgres.fixtures.ts'
import { schedulerSuite } from '../testing/scheduler-suite.ts'
import { pgBoss } from './pg-boss.ts'

let connectionString: string
let pool: Pool
let made = 0
before(async () => {
  connectionString = await testPostgres()
  pool = new Pool({ connectionString, max: 4 })
})
after(() => pool.end())

/** Jobs that are due by this clock and not handed over. */
async function openJobs(schema: string, clock: TestClock): Promise<number> {
  const open = `select count(*)::int as n from ${schema}.job
    where state in ('created', 'retry', 'active') and start_after <= to_timestamp($1)`
  const { rows } = await pool.query<{ n: number }>(open, [clock.now() / 1000])
  return rows[0]?.n ?? 0
}

schedulerSuite({
  test,
  async make() {
    const schema = `scheduler_${String(++made)}`
    const clock = new TestClock(Date.UTC(2026, 10, 24, 10))
    const make = () => pgBoss({ connectionString, schema, clock })
    return {
      scheduler: make(),
      another: async () => make(),
      now: () => clock.now(),
      async advance(ms) {
        await clock.setTime(clock.now() + ms - 1_000)
        await clock.tick(1_000)
        // Handing over is work of the database, which goes by real time.
        for (let looks = 0; looks < 40; looks++) {
          await pause(25)
          if ((await openJobs(schema, clock)) === 0) return
          await clock.tick(1_000)
        }
      },
    }
  },
})

test('one key leaves one job for each second, however often it is asked for', async () => {
  const schema = 'few_jobs'
  const scheduler = pgBoss({ pool, schema })
  await scheduler.start()
  const at = Math.ceil(Date.now() / 1000) * 1000 + 60_000
  for (let times = 0; times < 50; times++) await scheduler.wakeAt('records:a', at - times * 10)
  await scheduler.stop()
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${schema}.job`)
  assert.equal(rows[0]?.n, 1)
})

test('it wakes through a pool of the host by itself, and leaves the pool open', async () => {
  const scheduler = pgBoss({ pool, schema: 'by_itself', pollEveryMs: 500 })
  const woken = new Promise<string>((resolve) => {
    void scheduler.start(async (key) => resolve(key)).then(() => scheduler.wakeAt('records:a', Date.now()))
  })
  assert.equal(await woken, 'records:a')
  await scheduler.stop()
  await pool.query('select 1')
})

test('with no database it rejects, to be asked again later, and ends without a word', async () => {
  const scheduler = pgBoss({ connectionString: 'postgres://nobody@127.0.0.1:9/none' })
  await assert.rejects(scheduler.start(async () => undefined))
  await assert.rejects(scheduler.wakeAt('records:a', 0))
  await scheduler.stop()
})

test('with its schema gone it rejects and warns, and does not end the process', async (t) => {
  const schema = 'gone_schema'
  const warnings: string[] = []
  const logger = { warn: (_fields: unknown, text: string) => void warnings.push(text) }
  const scheduler = pgBoss({ pool, schema, pollEveryMs: 500, logger })
  // Whether it passes or not: what still polls would keep this process for ever.
  t.after(() => scheduler.stop())
  await scheduler.start(async () => undefined)
  await pool.query(`drop schema ${schema} cascade`)
  await assert.rejects(scheduler.wakeAt('records:a', Date.now()))
  const told = () => warnings.includes('pg-boss has trouble')
  for (let looks = 0; looks < 100 && !told(); looks++) await pause(50)
  assert.ok(told())
})
