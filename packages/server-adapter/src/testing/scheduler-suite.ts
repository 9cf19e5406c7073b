import assert from 'node:assert/strict'
import type { Scheduler } from '../ports/scheduler.ts'
import { suiteCase, type Closable, type SuiteOptions } from './suite-test.ts'

export interface SchedulerSubject extends Closable {
  readonly scheduler: Scheduler
  now(): number
  /** Lets this much time pass, and comes back when what fell due in it has been handed over. */
  advance(ms: number): Promise<void>
}

/** What the engine relies on in every scheduler: at least one wake-up, not before its time. Doubles are allowed. */
export function schedulerSuite(options: SuiteOptions<SchedulerSubject>): void {
  const check = (name: string, run: (subject: SchedulerSubject, woken: string[]) => Promise<void>) =>
    suiteCase(options, `scheduler: ${name}`, async (subject) => {
      const woken: string[] = []
      await subject.scheduler.start(async (key) => {
        woken.push(key)
      })
      try {
        await run(subject, woken)
      } finally {
        await subject.scheduler.stop()
      }
    })

  check('wakes at the time that was asked for', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('dispatch:a:sms', now() + 60_000)
    await advance(59_000)
    assert.equal(woken.length, 0)
    await advance(2_000)
    assert.ok(woken.includes('dispatch:a:sms'))
  })

  check('wakes at once for a time that has passed', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('records:a', now() - 1)
    await advance(1_000)
    assert.ok(woken.includes('records:a'))
  })

  check('keeps keys apart', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('dispatch:a:sms', now() + 1_000)
    await scheduler.wakeAt('dispatch:b:sms', now() + 600_000)
    await advance(2_000)
    assert.ok(woken.includes('dispatch:a:sms'))
    assert.ok(!woken.includes('dispatch:b:sms'))
  })

  check('an earlier time for the same key is not lost', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('records:a', now() + 600_000)
    await scheduler.wakeAt('records:a', now() + 1_000)
    await advance(2_000)
    assert.ok(woken.includes('records:a'))
  })

  check('a later time for the same key is not lost either', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('records:a', now() + 1_000)
    await scheduler.wakeAt('records:a', now() + 600_000)
    await advance(2_000)
    const early = woken.length
    assert.ok(early >= 1)
    await advance(600_000)
    assert.ok(woken.length > early)
  })

  check('reaches 100 days ahead', async ({ scheduler, now, advance }, woken) => {
    const day = 86_400_000
    await scheduler.wakeAt('dispatch:a:email', now() + 100 * day)
    await advance(99 * day)
    assert.equal(woken.length, 0)
    await advance(2 * day)
    assert.ok(woken.includes('dispatch:a:email'))
  })

  check('wakes nobody after it was stopped', async ({ scheduler, now, advance }, woken) => {
    await scheduler.wakeAt('records:a', now() + 1_000)
    await scheduler.stop()
    await advance(5_000)
    assert.equal(woken.length, 0)
  })
}
