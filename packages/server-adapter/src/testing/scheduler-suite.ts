import assert from 'node:assert/strict'
import type { Scheduler } from '../ports/scheduler.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface SchedulerSubject extends Closable {
  /** Not started yet. */
  readonly scheduler: Scheduler
  /** The same as another process has it, where it is made for many: also not started yet. */
  another?(): Promise<Scheduler>
  now(): number
  /** Lets this much time pass, and comes back when what fell due in it has been handed over. */
  advance(ms: number): Promise<void>
}

const minute = 60_000
const day = 24 * 60 * minute

/** What the engine relies on in every scheduler: at least one wake-up, not before its time. Doubles are allowed. */
export function schedulerSuite(options: SuiteOptions<SchedulerSubject>): void {
  const bare = (name: string, run: (subject: SchedulerSubject) => Promise<void>) =>
    suiteCase(options, `scheduler: ${name}`, async (subject) => {
      try {
        await run(subject)
      } finally {
        await subject.scheduler.stop()
      }
    })
  const check = (name: string, run: (subject: SchedulerSubject, woken: string[]) => Promise<void>) =>
    bare(name, async (subject) => {
      const woken: string[] = []
      await subject.scheduler.start(async (key) => void woken.push(key))
      await run(subject, woken)
    })

  check('wakes at the time that was asked for', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('dispatch-sms:a', now() + 90_000)
    await advance(89_000)
    assert.equal(woken.length, 0)
    await advance(3_000)
    assert.ok(woken.includes('dispatch-sms:a'))
  })

  check('wakes at once for a time that has passed', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('records:a', now() - day)
    await advance(2_000)
    assert.ok(woken.includes('records:a'))
  })

  check('keeps keys apart', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('dispatch-sms:a', now() + 1_000)
    await scheduler.wakeAt('dispatch-sms:b', now() + 10 * minute)
    await advance(4_000)
    assert.deepEqual([...new Set(woken)], ['dispatch-sms:a'])
  })

  check('hands a key over as it came, however odd and long', async ({ scheduler, now, advance }, woken) => {
    const keys = [`records:${'é ’"\'%_:'.repeat(40)}1`, `records:${'é ’"\'%_:'.repeat(40)}2`, 'records:', 'x']
    for (const key of keys) await scheduler.wakeAt(key, now() + 1_000)
    await advance(4_000)
    assert.deepEqual([...new Set(woken)].toSorted(), keys.toSorted())
  })

  check('an earlier time for the same key is not lost', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('records:a', now() + 10 * minute)
    await scheduler.wakeAt('records:a', now() + 1_000)
    await advance(4_000)
    assert.ok(woken.includes('records:a'))
  })

  check('a later time for the same key is not lost either', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('records:a', now() + 1_000)
    await scheduler.wakeAt('records:a', now() + 10 * minute)
    await advance(4_000)
    const early = woken.length
    assert.ok(early >= 1)
    await advance(10 * minute)
    assert.ok(woken.length > early)
  })

  check(
    'the same key can be asked for again after it was woken',
    async ({ scheduler, now, advance }, woken) => {
      for (let time = 1; time <= 3; time++) {
        const before = woken.length
        await scheduler.wakeAt('records:a', now() + 1_000)
        await advance(4_000)
        assert.ok(woken.length > before, `the ${String(time)}. time`)
      }
    },
  )

  check('loses none of many that fall due together', async ({ scheduler, now, advance }, woken) => {
    const keys = Array.from({ length: 300 }, (_, index) => `records:${String(index)}`)
    const at = now() + 5_000
    await Promise.all(keys.map((key) => scheduler.wakeAt(key, at)))
    await advance(10_000)
    assert.deepEqual([...new Set(woken)].toSorted(), keys.toSorted())
  })

  check('reaches 100 days ahead', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('dispatch-email:a', now() + 100 * day)
    await advance(99 * day)
    assert.equal(woken.length, 0)
    await advance(2 * day)
    assert.ok(woken.includes('dispatch-email:a'))
  })

  check('wakes nobody after it was stopped', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('records:a', now() + 1_000)
    await scheduler.stop()
    await advance(5_000)
    assert.equal(woken.length, 0)
  })

  bare('one that fails to be woken does not keep the others from it', async ({ scheduler, now, advance }) => {
    const woken: string[] = []
    await scheduler.start(async (key) => {
      if (key === 'records:a') throw new Error('broken')
      woken.push(key)
    })
    for (const key of ['records:a', 'records:b', 'records:c']) await scheduler.wakeAt(key, now() + 1_000)
    await advance(4_000)
    await scheduler.wakeAt('records:d', now() + 1_000)
    await advance(4_000)
    assert.deepEqual([...new Set(woken)].toSorted(), ['records:b', 'records:c', 'records:d'])
  })

  bare('stopped before it was started, started twice, stopped twice: all harmless', async (subject) => {
    const { scheduler, now, advance } = subject
    const woken: string[] = []
    const wake = async (key: string) => void woken.push(key)
    await scheduler.stop()
    await scheduler.start(wake)
    await scheduler.start(wake)
    await scheduler.stop()
    await scheduler.stop()
    await scheduler.start(wake)
    await scheduler.wakeAt('records:a', now() + 1_000)
    await advance(4_000)
    assert.ok(woken.includes('records:a'))
  })

  bare('without anybody to wake it takes wake-ups, and swallows none of them', async (subject) => {
    const { scheduler, now, advance, another } = subject
    await scheduler.start()
    await scheduler.wakeAt('records:a', now() + 1_000)
    await advance(4_000)
    if (!scheduler.supports.manyProcesses) return
    const woken: string[] = []
    const worker = await required(another)
    await worker.start(async (key) => void woken.push(key))
    await scheduler.wakeAt('records:b', now() + 1_000)
    await advance(4_000)
    await worker.stop()
    assert.deepEqual([...new Set(woken)].toSorted(), ['records:a', 'records:b'])
  })

  bare('made for many processes, a wake-up outlives the one that asked for it', async (subject) => {
    const { scheduler, now, advance, another } = subject
    if (!scheduler.supports.manyProcesses) return
    await scheduler.start(async () => assert.fail('it had ended'))
    await scheduler.wakeAt('records:a', now() + minute)
    await scheduler.stop()
    const woken: string[] = []
    const worker = await required(another)
    await worker.start(async (key) => void woken.push(key))
    await advance(2 * minute)
    await worker.stop()
    assert.ok(woken.includes('records:a'))
  })
}

async function required(another: SchedulerSubject['another']): Promise<Scheduler> {
  assert.ok(another, 'a scheduler for many processes is tested as two of them')
  return another()
}
