import { sqlite } from '@carebatch/server-adapter/stores/sqlite'
import { lineTo, start, surgeryEngine, type Dedupe } from './surgery.ts'

/** The process that is killed: it sends until nothing is due any more, then says so and ends. */
const [file = '', port = '', dedupe = '', began = ''] = process.argv.slice(2)

/** Six hundred times as fast as real time, so that the waits before repeats do not make the run long. */
const now = () => start + 60_000 + (Date.now() - Number(began)) * 600

const store = sqlite({ file })
await store.open()
const engine = surgeryEngine(store, { now, monotonic: now }, [lineTo(Number(port), dedupe as Dedupe)])
process.stdout.write('sending\n')
for (;;) {
  await engine.settle()
  const rests = await store.transaction('is-done', async ({ tasks, submissions, batches }) => {
    const [batch] = await batches.list('larkfield')
    return (
      batch !== undefined &&
      (await submissions.nextDueAt()) === undefined &&
      (await tasks.nextSendAt(batch.id)) === undefined
    )
  })
  if (rests) break
  await new Promise((resolve) => setTimeout(resolve, 20))
}
await engine.stop()
process.stdout.write('done\n')
