import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import type { Scheduler } from '../ports/scheduler.ts'
import { scriptedSender } from '../testing/scripted-sender.ts'
import { larkfield, total, withEngine } from './test-engine.fixtures.ts'

function recordingScheduler(): Scheduler & {
  readonly asked: Map<string, number>
  wake: (key: string) => Promise<void>
} {
  const asked = new Map<string, number>()
  const scheduler = {
    supports: { manyProcesses: false },
    asked,
    wake: async (_key: string): Promise<void> => undefined,
    async start(wake: (key: string) => Promise<void>) {
      scheduler.wake = wake
    },
    async wakeAt(key: string, at: number) {
      asked.set(key, at)
    },
    async stop() {},
  }
  return scheduler
}

{
  const sms = scriptedSender()
  test(
    'a started engine works when the scheduler wakes it',
    withEngine({ senders: [sms] }, async (t) => {
      const scheduler = recordingScheduler()
      await t.restart({ scheduler })
      await t.engine.start()
      const batch = await t.confirm([{}])
      const [[key, at] = ['', 0]] = scheduler.asked
      assert.deepEqual([key, at], ['dispatch-sms:larkfield', Date.parse(batch.undoUntil ?? '')])
      t.clock.advance(at - t.clock.now())
      await scheduler.wake(key)
      await t.engine.settle()
      assert.equal(total(sms.copies), 1)
      await t.engine.stop()
      await t.restart()
      assert.deepEqual(await t.states(batch), ['accepted'])
    }),
  )
}

const lost = async () => Promise.reject(new Error('lost'))
const silent = async () => new Promise<void>(() => undefined)

const badSchedulers: Readonly<Record<string, Partial<Scheduler>>> = {
  'drops every wake-up': { wakeAt: async () => undefined },
  'refuses every wake-up': { wakeAt: lost },
  'never answers': { start: silent, wakeAt: silent },
  'cannot be started': { start: lost, wakeAt: lost },
  'fails before it answers': {
    wakeAt: () => {
      throw new RangeError('lost')
    },
  },
}

for (const [fault, more] of Object.entries(badSchedulers)) {
  const sms = scriptedSender()
  test(
    `with a scheduler that ${fault} the sweep sends all the same`,
    withEngine({ senders: [sms] }, async (t) => {
      await t.restart({ scheduler: { ...recordingScheduler(), ...more }, drainMs: 100 })
      mock.timers.enable({ apis: ['setInterval'] })
      await t.engine.start()
      await t.confirm([{}])
      t.clock.advance(60_000)
      mock.timers.tick(15_000)
      mock.timers.reset()
      for (let turns = 0; turns < 500 && sms.copies.size === 0; turns++) {
        await new Promise((resolve) => setImmediate(resolve))
      }
      assert.equal(total(sms.copies), 1)
      await t.engine.stop()
      await t.restart()
    }),
  )
}

for (const [fault, times] of [
  ['late', [60_000, 600_000]],
  ['early and doubled', [-60_000, -1, 0, 0, 0, 1]],
] as const) {
  const sms = scriptedSender()
  test(
    `with wake-ups that come ${fault} each is sent once`,
    withEngine({ senders: [sms] }, async (t) => {
      const scheduler = recordingScheduler()
      await t.restart({ scheduler })
      await t.engine.start()
      await t.confirm([{}, {}, {}])
      const [[key, at] = ['', 0]] = scheduler.asked
      for (const time of times) {
        t.clock.advance(at + time - t.clock.now())
        await Promise.all([scheduler.wake(key), scheduler.wake(key), scheduler.wake('no such key')])
      }
      await t.engine.settle()
      assert.deepEqual([total(sms.copies), sms.copies.size], [3, 3])
      await t.engine.stop()
      await t.restart()
    }),
  )
}

{
  const sms = scriptedSender()
  test(
    'a scheduler that comes back is started by the next sweep',
    withEngine({ senders: [sms] }, async (t) => {
      let starts = 0
      const start = async () => (++starts < 3 ? lost() : undefined)
      await t.restart({ scheduler: { ...recordingScheduler(), start } })
      mock.timers.enable({ apis: ['setInterval'] })
      await t.engine.start()
      for (let sweeps = 0; sweeps < 5; sweeps++) {
        await new Promise((resolve) => setImmediate(resolve))
        mock.timers.tick(10_000)
      }
      mock.timers.reset()
      assert.equal(starts, 3)
      await t.engine.stop()
      await t.restart()
    }),
  )
}

{
  const sms = scriptedSender({ supports: { perSecond: 20, maxPerCall: 10 } })
  test(
    'the limit of a sender is kept: what is over it goes later, and all goes',
    withEngine({ senders: [sms] }, async (t) => {
      let waited = 0
      await t.restart({
        pause: (ms) => {
          waited += ms
          return new Promise((resolve) => setTimeout(resolve, ms))
        },
      })
      await t.send(Array.from({ length: 25 }, () => ({})))
      assert.equal(total(sms.copies), 25)
      assert.ok(waited > 0)
    }),
  )
}

{
  let time = 0
  const sms = scriptedSender({ dedupe: 'none' })
  test(
    'a worker that was paused between claim and commit submits nothing that somebody else has by then',
    withEngine(
      {
        senders: [sms],
        realTime: () => time,
        wrapStore: (store) => ({
          ...store,
          async transaction(name, work) {
            if (name === 'commit-submission' && paused === 0) {
              paused++
              time += 10 * 60_000
              await store.transaction('another worker', ({ tasks }) =>
                tasks.claim({
                  kind: 'send',
                  channel: 'sms',
                  now: 1e15,
                  limit: 9,
                  lease: { token: 'another', forMs: 60_000 },
                }),
              )
            }
            return store.transaction(name, work)
          },
        }),
      },
      async (t) => {
        const batch = await t.send([{}])
        assert.deepEqual([await t.states(batch), sms.calls.length], [['waiting'], 0])
        time += 61_000
        await t.engine.settle()
        assert.deepEqual([await t.states(batch), sms.calls.length], [['accepted'], 1])
      },
    ),
  )
}
let paused = 0

test('a worker that fails is named, the others go on, and the next sweep tries again', async () => {
  let isBroken = true
  const sms = scriptedSender()
  const run = withEngine(
    {
      senders: [sms],
      wrapStore: (store) => ({
        ...store,
        transaction(name, work) {
          if (name === 'claim' && isBroken) return Promise.reject(new Error('disk full'))
          return store.transaction(name, work)
        },
      }),
    },
    async (t) => {
      const batch = await t.confirm([{}]).catch(() => undefined)
      assert.equal(batch, undefined)
      isBroken = false
      await t.send([{}])
      assert.equal((await t.engine.listBatches(larkfield)).batches.length, 1)
    },
  )
  await assert.rejects(run, /a worker failed/)
  assert.equal(total(sms.copies), 1)
})
