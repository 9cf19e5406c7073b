import { createHash } from 'node:crypto'
import { PgBoss, type Clock, type ConstructorOptions } from 'pg-boss'
import type { Pool } from 'pg'
import type { Logger } from '../ports/logger.ts'
import type { Scheduler } from '../ports/scheduler.ts'

export type PgBossOptions = {
  /** Its own, in the same database; made where it is missing. Default: carebatch_scheduler. */
  readonly schema?: string
  /** How often it looks for what is due, milliseconds, at least 500. Default: 1,000. */
  readonly pollEveryMs?: number
  /** What the times of `wakeAt` are measured with. Milliseconds since 1970. Default: the machine's clock. */
  readonly now?: () => number
  /** Told when pg-boss has trouble in the background. Default: nobody, since the sweep carries the work. */
  readonly logger?: Pick<Logger, 'warn'>
  /** Drives pg-boss and its database by hand, for tests: its `TestClock`. It needs `connectionString`. */
  readonly clock?: Clock
} & ({ readonly pool: Pool } | { readonly connectionString: string })

interface WakeUp {
  readonly key: string
}

const queue = 'wake-up'
const second = 1_000

/**
 * Wake-ups of many processes in PostgreSQL, by pg-boss: asked for in one, taken by any other that works. The same key
 * is kept once for each second, so that a hundred thousand messages leave a handful of jobs.
 */
export function pgBoss(options: PgBossOptions): Scheduler {
  const { pollEveryMs = second, clock, now = () => clock?.now() ?? Date.now() } = options
  let boss: PgBoss | undefined

  return {
    supports: { manyProcesses: true },
    async start(wake) {
      if (boss !== undefined) return
      const fresh = new PgBoss(constructorOptions(options))
      // Without a listener an error of the background would end the process.
      fresh.on('error', ({ name }) => options.logger?.warn({ failure: name }, 'pg-boss has trouble'))
      try {
        await fresh.start()
        await fresh.createQueue(queue, {
          policy: 'short',
          retryLimit: 2,
          expireInSeconds: 60,
          deleteAfterSeconds: 60,
        })
        if (wake !== undefined)
          await fresh.work<WakeUp>(
            queue,
            { batchSize: 100, pollingIntervalSeconds: pollEveryMs / second },
            (jobs) => wakeAll(wake, new Set(jobs.map(({ data }) => data.key))),
          )
        boss = fresh
      } catch (failure) {
        await end(fresh)
        throw failure
      }
    },
    async wakeAt(key, at) {
      if (boss === undefined) throw new Error('this scheduler has not been started')
      // By the database's clock, and never before its time.
      const startAfter = Math.max(0, Math.ceil((at - now()) / second))
      const singletonKey = nameOf(key, Math.ceil(Math.max(at, now()) / second))
      await boss.send(queue, { key }, { startAfter, singletonKey })
    },
    async stop() {
      const ended = boss
      boss = undefined
      if (ended !== undefined) await end(ended)
    },
  }
}

/** Of one length, since keys may be longer than what an index takes. */
const nameOf = (key: string, atSecond: number): string =>
  createHash('sha256')
    .update(`${String(atSecond)} ${key}`)
    .digest('base64url')

function constructorOptions(options: PgBossOptions): ConstructorOptions {
  const { schema = 'carebatch_scheduler', clock } = options
  const usual = { schema, schedule: false, ...(clock && { clock }) }
  if ('connectionString' in options) {
    return {
      ...usual,
      connectionString: options.connectionString,
      max: 2,
      application_name: 'carebatch-scheduler',
    }
  }
  const { pool } = options
  return { ...usual, db: { executeSql: (text, values) => pool.query(text, values) } }
}

/** One that cannot be woken does not keep the others from it. */
async function wakeAll(wake: (key: string) => Promise<void>, keys: ReadonlySet<string>): Promise<void> {
  const results = await Promise.allSettled([...keys].map((key) => wake(key)))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** Handing over takes no time, so that there is nothing to wait for. */
function end(boss: PgBoss): Promise<void> {
  return boss.stop({ graceful: false, close: true }).catch(() => undefined)
}
