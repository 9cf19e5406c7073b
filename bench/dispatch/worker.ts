import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { obey } from './obey.ts'
import { confirm, makeList, practice, priya } from './practice.ts'
import { storeAt } from './store-at.ts'

/**
 * One process with an engine of its own, told by its parent what to do and when. Record entries wait until they are
 * asked for, so that each part is measured by itself.
 */
const [place = '', role = ''] = process.argv.slice(2)
const recordsAreWanted = Promise.withResolvers<undefined>()
let entries = 0
const store = storeAt(place)
const engine = practice(
  store,
  {
    name: 'null',
    supports: { concurrency: 4 },
    async write() {
      await recordsAreWanted.promise
      entries += 1
      return { kind: 'written' }
    },
  },
  role !== 'api',
)
const delay = monitorEventLoopDelay({ resolution: 5 })
let list = ''

obey({
  open: () => engine.start(),
  async list(count: number) {
    const settings = await engine.readSettings(priya)
    await engine.writeSettings(priya, { ...settings, undoSeconds: 0 })
    list = await makeList(engine, count)
  },
  async confirm(count: number) {
    delay.enable()
    const started = performance.now()
    const { id } = await confirm(engine, list, count)
    const ms = performance.now() - started
    delay.disable()
    return { id, ms, longestTurnMs: delay.max / 1e6 }
  },
  // Pokes every lane; the sweep would do it within ten seconds.
  send: async () => void engine.settle().catch(() => undefined),
  /** Nothing is due to be sent, and every call has its outcome. */
  async sent() {
    const isThrough = () =>
      store.snapshot('is-through', async ({ batches, submissions, tasks }) => {
        const [batch] = await batches.list(priya.organisation.id)
        const isDue = batch === undefined || (await tasks.nextSendAt(batch.id)) !== undefined
        return !isDue && (await submissions.nextDueAt()) === undefined
      })
    while (!(await isThrough())) await pause(20)
  },
  async records(wanted: number) {
    recordsAreWanted.resolve(undefined)
    while (entries < wanted) await pause(5)
  },
  entries: async () => entries,
  memory: async () => process.resourceUsage().maxRSS / 1024,
  async end() {
    recordsAreWanted.resolve(undefined)
    await engine.stop()
  },
})
