import { PgBoss } from 'pg-boss'
import { obey } from './obey.ts'

/** A process that works through a queue of pg-boss: 500 jobs a fetch, each completed. */
const [place = ''] = process.argv.slice(2)
const queue = 'messages'
const boss = new PgBoss({ connectionString: place, supervise: false, schedule: false })
boss.on('error', (failure) => process.stderr.write(`${String(failure)}\n`))

obey({
  async open() {
    await boss.start()
    await boss.createQueue(queue)
  },
  async insert(count: number) {
    for (let at = 0; at < count; at += 5_000) {
      const part = Array.from({ length: Math.min(5_000, count - at) }, (_, index) => ({
        data: { message: `batch-${String(at + index)}`, to: '+447700900118' },
      }))
      await boss.insert(queue, part)
    }
  },
  work: () => workThrough((ids) => boss.complete(queue, [...ids])),
  workOneByOne: () =>
    workThrough(async (ids) => {
      await Promise.all(ids.map((id) => boss.complete(queue, id)))
    }),
  end: async () => {
    await boss.stop({ graceful: false })
  },
})

async function workThrough(complete: (ids: readonly string[]) => Promise<unknown>): Promise<number> {
  for (let done = 0; ;) {
    const jobs = await boss.fetch(queue, { batchSize: 500 })
    if (jobs.length === 0) return done
    await complete(jobs.map(({ id }) => id))
    done += jobs.length
  }
}
