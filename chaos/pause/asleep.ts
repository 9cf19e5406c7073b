import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import type { Sender } from '@carebatch/server-adapter/ports/sender'
import { virtualClock } from '@carebatch/server-adapter/testing/virtual-clock'
import { judge, type Verdict } from '../checker/judge.ts'
import { readLedger } from '../checker/read-ledger.ts'
import type { DedupeKind } from '../provider/behaviour.ts'
import { line } from '../provider/line.ts'
import { startProvider } from '../provider/start-provider.ts'
import { makeBatch } from '../world/make-batch.ts'
import { patients } from '../world/patients.ts'
import { storeAt, type Databases } from '../world/store-at.ts'
import { hour, minute, start, surgery } from '../world/surgery.ts'

/** Where a worker can fall asleep on its way through a submission. */
export const beds = ['before the commit', 'before the call', 'after the call'] as const
export type Bed = (typeof beds)[number]

const leaseMs = 60_000

/** A worker falls asleep at a chosen place; another one does everything that is left; then the first goes on. */
export async function fallAsleep(all: Databases, dedupe: DedupeKind, bed: Bed): Promise<Verdict> {
  const provider = await startProvider({ dedupe, faults: {}, answerMs: [0, 0] }, 1)
  const clock = virtualClock({ start })
  const people = patients(4)
  let aheadMs = 0
  const store = storeAt(await all.fresh(), () => aheadMs)
  await store.open()
  try {
    const sender = line({ port: provider.port, dedupe, channel: 'sms' })
    const awake = surgery({ store, clock, senders: [sender], leaseMs })
    const others = async () => {
      for (let passed = 0; passed < 6; passed++) {
        aheadMs += 2 * leaseMs
        clock.advance(4 * minute)
        await awake.settle()
      }
    }
    const sleep = once(others)
    const sleeper = surgery({ ...asleepAt(bed, sleep, store, sender), clock, leaseMs })
    const { id } = await makeBatch(awake, people)
    clock.advance(minute)
    await sleeper.settle()
    clock.advance(hour)
    aheadMs += 2 * leaseMs
    await awake.settle()
    return judge({
      list: people.map(({ nhsNumber }) => nhsNumber),
      ledger: await readLedger(store, 'larkfield', id),
      truth: provider.truth(id),
      neverRepeat: dedupe === 'none',
    })
  } finally {
    await store.close()
    provider.stop()
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let isDone = false
  return async () => {
    if (isDone) return
    isDone = true
    await work()
  }
}

function asleepAt(bed: Bed, sleep: () => Promise<void>, store: BatchStore, sender: Sender) {
  const sleepyStore: BatchStore = {
    ...store,
    async transaction(name, work) {
      if (bed === 'before the commit' && name === 'commit-submission') await sleep()
      return store.transaction(name, work)
    },
  }
  const sleepySender: Sender = {
    ...sender,
    async send(call, signal) {
      if (bed === 'before the call') await sleep()
      const outcomes = await sender.send(call, signal)
      if (bed === 'after the call') await sleep()
      return outcomes
    },
  }
  return { store: sleepyStore, senders: [sleepySender] }
}
