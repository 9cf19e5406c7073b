import type { BatchServerOptions } from '../../create-batch-server.ts'
import type { BatchStore } from '../../ports/batch-store.ts'
import type { CheckFinding } from '../../ports/self-check.ts'
import { sentenceOf } from './problem-in.ts'

/** Leases are measured by the database's clock and times of sending by the machine's: this much apart is no network. */
const mostSkewMs = 5_000

export async function checkDatabase({ store }: BatchServerOptions): Promise<readonly CheckFinding[]> {
  const what = `Database (${store.name})`
  try {
    await store.open()
  } catch (error) {
    return [{ what, problem: sentenceOf(error) }]
  }
  try {
    await store.snapshot('doctor', async ({ batches }) => batches)
    return [{ what: `${what}: opens, and has the tables of this version` }, await checkClock(store)]
  } catch (error) {
    return [{ what, problem: sentenceOf(error) }]
  } finally {
    await store.close()
  }
}

async function checkClock(store: BatchStore): Promise<CheckFinding> {
  const before = Date.now()
  const there = await store.now()
  const skew = there - (before + Date.now()) / 2
  if (Math.abs(skew) <= mostSkewMs) return { what: 'Clock: the machine and the database agree' }
  const seconds = Math.round(Math.abs(skew) / 1000).toLocaleString('en-GB')
  return {
    what: 'Clock',
    problem: `This machine is ${seconds} s ${skew > 0 ? 'behind' : 'ahead of'} the database. Messages would leave at wrong times, and signed tokens would be refused: set both by the same time server.`,
  }
}
