import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheduler } from '../ports/scheduler.ts'
import { schedulerSuite, type SchedulerSubject } from './scheduler-suite.ts'

interface Due {
  readonly key: string
  readonly at: number
}

type Wake = ((key: string) => Promise<void>) | undefined

/** What a fault is made of: the list that is moved through, and who is woken. */
interface Inside {
  readonly due: Due[]
  now(): number
  wake: Wake
}

type Fault = (inside: Inside, sound: Scheduler) => Partial<Scheduler>

/** A scheduler that keeps its appointments in a list of many processes, which the test moves through; and its faults. */
function listed(fault: Fault) {
  return async (): Promise<SchedulerSubject> => {
    const due: Due[] = []
    const workers: Inside[] = []
    let time = 0

    const process = (): Scheduler => {
      const inside: Inside = { due, now: () => time, wake: undefined }
      const sound: Scheduler = {
        supports: { manyProcesses: true },
        async start(wake) {
          inside.wake = wake
          if (!workers.includes(inside)) workers.push(inside)
        },
        async wakeAt(key, at) {
          due.push({ key, at })
        },
        async stop() {
          inside.wake = undefined
        },
      }
      return { ...sound, ...fault(inside, sound) }
    }

    return {
      scheduler: process(),
      another: async () => process(),
      now: () => time,
      async advance(ms) {
        time += ms
        for (const it of due.splice(0)) {
          const worker = workers.find(({ wake }) => wake !== undefined)
          if (it.at > time || worker?.wake === undefined) due.push(it)
          else await worker.wake(it.key).catch(() => undefined)
        }
      },
    }
  }
}

async function failures(make: ReturnType<typeof listed>): Promise<number> {
  const cases: (() => Promise<void>)[] = []
  schedulerSuite({ test: (_name, run) => cases.push(run), make })
  let failed = 0
  for (const run of cases) await run().catch(() => failed++)
  return failed
}

test('a scheduler that keeps its appointments passes', async () => {
  assert.equal(await failures(listed(() => ({}))), 0)
})

const day = 86_400_000

const broken: Readonly<Record<string, Fault>> = {
  'drops every wake-up': () => ({ async wakeAt() {} }),
  'wakes too early': ({ due }) => ({ wakeAt: async (key) => void due.push({ key, at: 0 }) }),
  'confuses keys': ({ due }) => ({ wakeAt: async (_key, at) => void due.push({ key: 'any', at }) }),
  'keeps only the latest time of a key': ({ due }) => ({
    async wakeAt(key, at) {
      const known = due.findIndex((it) => it.key === key)
      if (known >= 0) due.splice(known, 1)
      due.push({ key, at })
    },
  }),
  'keeps only the first time of a key': ({ due }) => ({
    async wakeAt(key, at) {
      if (!due.some((it) => it.key === key)) due.push({ key, at })
    },
  }),
  'wakes a key once and never again': ({ due }) => {
    const known = new Set<string>()
    return {
      async wakeAt(key, at) {
        if (known.has(`${key} ${String(at > 600_000)}`)) return
        known.add(`${key} ${String(at > 600_000)}`)
        due.push({ key, at })
      },
    }
  },
  'forgets what has passed': ({ due, now }) => ({
    wakeAt: async (key, at) => void (at >= now() && due.push({ key, at })),
  }),
  'counts in 32 bits': ({ due, now }) => ({
    wakeAt: async (key, at) => void due.push({ key, at: now() + ((at - now()) | 0) }),
  }),
  'forgets what is more than a month ahead': ({ due, now }) => ({
    wakeAt: async (key, at) => void (at - now() < 31 * day && due.push({ key, at })),
  }),
  'cuts keys off': ({ due }) => ({ wakeAt: async (key, at) => void due.push({ key: key.slice(0, 64), at }) }),
  'rounds times down to the minute': ({ due }) => ({
    wakeAt: async (key, at) => void due.push({ key, at: Math.floor(at / 60_000) * 60_000 }),
  }),
  'has room for a hundred': ({ due }) => ({
    wakeAt: async (key, at) => void (due.length < 100 && due.push({ key, at })),
  }),
  'goes on after it was stopped': () => ({ async stop() {} }),
  'ends for ever with the first failure': (inside, sound) => ({
    start: (wake) =>
      sound.start(
        wake &&
          (async (key) => {
            try {
              await wake(key)
            } catch {
              inside.wake = undefined
            }
          }),
      ),
  }),
  'cannot be started again': (_inside, sound) => {
    let over = false
    return {
      start: async (wake) => (over ? undefined : sound.start(wake)),
      async stop() {
        over = true
        await sound.stop()
      },
    }
  },
  'cannot be stopped before it was started': (inside, sound) => ({
    async stop() {
      if (inside.wake === undefined) throw new Error('not started')
      await sound.stop()
    },
  }),
  'swallows what it has nobody to wake for': (_inside, sound) => ({
    start: (wake) => sound.start(wake ?? (async () => undefined)),
  }),
  'takes its wake-ups along when it ends': ({ due }, sound) => ({
    async stop() {
      due.splice(0)
      await sound.stop()
    },
  }),
}

for (const [fault, more] of Object.entries(broken)) {
  test(`the scheduler suite catches one that ${fault}`, async () => {
    assert.ok((await failures(listed(more))) > 0)
  })
}
