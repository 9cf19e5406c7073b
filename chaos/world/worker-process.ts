import type { Channel } from '@carebatch/core'
import type { Scheduler } from '@carebatch/server-adapter/ports/scheduler'
import { line } from '../provider/line.ts'
import { storeAt } from './store-at.ts'
import { start, surgery } from './surgery.ts'
import type { WorkerOrders } from './worker-orders.ts'

/** The process that is killed, stopped and woken: an engine as a host would run it, until it is told to end. */
const orders = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders
const { name, at, port, dedupe, began, speed, isDeaf, looksEachMs } = orders

const now = () => start + 60_000 + (Date.now() - began) * speed
const clock = { now, monotonic: now }

/** Wakes in scaled time, or never. */
const scheduler: Scheduler = {
  supports: { manyProcesses: true },
  async start(wake) {
    if (!isDeaf) onDue = wake
  },
  async wakeAt(key, when) {
    setTimeout(() => void onDue?.(key), Math.min(60_000, Math.max(0, (when - now()) / speed))).unref()
  },
  async stop() {
    onDue = undefined
  },
}
let onDue: Parameters<Scheduler['start']>[0] | undefined

const channels: readonly Channel[] = ['sms', 'nhs-app', 'email']
const store = storeAt(at)
const engine = surgery({
  store,
  clock,
  scheduler,
  senders: channels.map((channel) => line({ port, dedupe, channel, by: name })),
  callTimeoutMs: orders.callTimeoutMs,
  leaseMs: orders.leaseMs,
  logger: {
    info() {},
    warn() {},
    error: ({ lane, code, failure }, text) => {
      const what = String(code ?? failure)
      // Expected where the database is taken away; everything else is news.
      if (what !== 'database-unavailable') process.stderr.write(`${name}: ${text}: ${String(lane)} ${what}\n`)
    },
  },
})

/** Nothing is left to send, and no call is unresolved. */
async function rests(): Promise<boolean> {
  return store.snapshot('rests', async ({ tasks, submissions, batches }) => {
    if ((await submissions.nextDueAt()) !== undefined) return false
    for (const { id, preparing } of await batches.list('larkfield'))
      if (preparing || (await tasks.nextSendAt(id)) !== undefined) return false
    return true
  })
}

/** A database that is away for a moment says nothing about the work. */
async function tell(): Promise<void> {
  const isThrough = await rests().catch(() => false)
  process.send?.({ rests: isThrough })
}

await engine.start()
process.stdout.write('working\n')
setInterval(() => void tell(), 100)
if (looksEachMs !== undefined) setInterval(() => void engine.settle().catch(() => undefined), looksEachMs)
process.on('SIGTERM', () => void engine.stop().finally(() => process.exit(0)))
process.on('disconnect', () => process.exit(0))
