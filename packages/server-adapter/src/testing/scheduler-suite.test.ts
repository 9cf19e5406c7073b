import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheduler } from '../ports/scheduler.ts'
import { schedulerSuite } from './scheduler-suite.ts'

/** Each of them keeps its appointments in a list that the test moves through. */
function listed(more: (due: { key: string; at: number }[]) => Partial<Scheduler>) {
  return async () => {
    let time = 0
    let wake: ((key: string) => Promise<void>) | undefined
    const due: { key: string; at: number }[] = []
    const scheduler: Scheduler = {
      supports: { manyProcesses: false },
      async start(onDue) {
        wake = onDue
      },
      async wakeAt(key, at) {
        due.push({ key, at })
      },
      async stop() {
        wake = undefined
      },
      ...more(due),
    }
    return {
      scheduler,
      now: () => time,
      async advance(ms: number) {
        time += ms
        for (const it of due.splice(0)) {
          if (it.at <= time) await wake?.(it.key)
          else due.push(it)
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

const broken: Readonly<Record<string, Parameters<typeof listed>[0]>> = {
  'drops every wake-up': () => ({ async wakeAt() {} }),
  'wakes too early': (due) => ({ wakeAt: async (key) => void due.push({ key, at: 0 }) }),
  'confuses keys': (due) => ({ wakeAt: async (_key, at) => void due.push({ key: 'any', at }) }),
  'keeps only the latest time of a key': (due) => ({
    async wakeAt(key, at) {
      const known = due.findIndex((it) => it.key === key)
      if (known >= 0) due.splice(known, 1)
      due.push({ key, at })
    },
  }),
  'goes on after it was stopped': () => ({ async stop() {} }),
}

for (const [fault, more] of Object.entries(broken)) {
  test(`the scheduler suite catches one that ${fault}`, async () => {
    assert.ok((await failures(listed(more))) > 0)
  })
}
