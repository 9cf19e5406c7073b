import { listChunks } from './list-text.ts'
import { check } from './settings.ts'

/*
 * A process of its own: reads and reviews a list that comes as a stream and is nowhere whole, and prints how long it took
 * and the most memory that the process ever held (ru_maxrss, everything counted: Node itself, code, garbage).
 */
const rows = Number(process.argv[2])

let making = 0

// eslint-disable-next-line @typescript-eslint/require-await -- a stream that is made on the way
async function* stream(): AsyncGenerator<Uint8Array> {
  const chunks = listChunks(rows)
  for (;;) {
    const before = performance.now()
    const { done, value } = chunks.next()
    making += performance.now() - before
    if (done) return
    yield value
  }
}

const started = performance.now()
const { list, review } = await check(stream(), rows)
const ms = performance.now() - started - making
process.stdout.write(
  JSON.stringify({
    rows: list.rows.length,
    contactable: review.contactable,
    rowsPerSecond: Math.round((rows / ms) * 1_000),
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
)
