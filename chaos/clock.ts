import { instantFrom } from '@carebatch/core'
import { londonTime } from '@carebatch/core/schedule'
import type { Engine } from '@carebatch/server-adapter/engine/engine'
import type { Clock } from '@carebatch/server-adapter/ports/clock'
import { judge, messageOf } from './checker/judge.ts'
import { readLedger } from './checker/read-ledger.ts'
import { instantsOf, quarters, sundaysOfChange } from './clock/london.ts'
import { progress, tally, type Chaos, type Tally } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { ownLine } from './provider/own-line.ts'
import { makeList, newBatch } from './world/make-batch.ts'
import { patients, type Patient } from './world/patients.ts'
import { databases, storeAt, type Databases, type StoreKind } from './world/store-at.ts'
import { hour, minute, priya, start, surgery } from './world/surgery.ts'

const options = {
  store: { says: 'where the ledger is', oneOf: ['sqlite', 'postgres'] },
  years: { says: 'years of clock changes, from 2026', full: 10, short: 1 },
  every: { says: 'of the quarters of an hour of a day, every n-th', full: 1, short: 24 },
} as const

/** Every quarter of an hour of the days on which clocks change, and a host clock that is stepped. */
const clock: Chaos = {
  says: 'clock changes of ten years, and a host clock that jumps',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const all = await databases(given.store as StoreKind)
    const sum = tally()
    let readings = 0
    try {
      for (const sunday of sundaysOfChange(2026, given.years)) {
        readings += await changeOfClocks(all, sunday, given.every, sum)
        progress(`${sunday}: ${readings} times so far`)
      }
      for (const stepMs of [hour, -hour, 24 * hour, -24 * hour]) await steppedClock(all, stepMs, sum)
    } finally {
      await all.close()
    }
    return sum.result('clock', given.store, { readings, years: given.years, clockSteps: 4 })
  },
}
export default clock

/** A clock whose wall can be moved on, as time passes, or stepped, as by a hand. */
function handClock(from: number) {
  let [wall, steady] = [from, 0]
  return {
    clock: { now: () => wall, monotonic: () => steady } satisfies Clock,
    pass(ms: number): void {
      wall += ms
      steady += ms
    },
    step(ms: number): void {
      wall += ms
    },
  }
}

/** One person, and a batch for each reading of the clock: each leaves once, at the instant that people mean. */
async function changeOfClocks(all: Databases, sunday: string, every: number, sum: Tally): Promise<number> {
  const hand = handClock(Date.parse(`${sunday}T00:00:00Z`) - 6 * hour)
  const line = ownLine('sms', { now: hand.clock.now })
  const store = storeAt(await all.fresh())
  await store.open()
  try {
    const engine = surgery({ store, clock: hand.clock, senders: [line] })
    const people = patients(1)
    const list = await makeList(engine, people)
    const expected = new Map<string, { at: number; reading: string }>()
    for (const time of quarters.filter((_, index) => index % every === 0)) {
      const meant = londonTime({ date: sunday, time })
      const chosen =
        meant.code === 'twice'
          ? [meant.first, meant.second]
          : meant.code === 'once'
            ? [meant.instant]
            : meant.code === 'never'
              ? [meant.next]
              : []
      const independent = instantsOf(sunday, time)
      if (chosen.length !== independent.length) sum.problem(`${sunday} ${time} is read as ${meant.code}`)
      for (const [index, at] of independent.entries()) {
        const schedule = { kind: 'at', at: chosen[index] ?? instantFrom(at) } as const
        const key = `${sunday}-${time}-${index}`
        const { id } = await engine.confirmBatch(priya, newBatch(list, people, { schedule }), key)
        expected.set(id, { at, reading: `${sunday} ${time}` })
      }
    }
    await letPass(engine, hand, 36 * hour)
    for (const [id, { at, reading }] of expected) {
      const copies = line.copies.filter(({ key }) => messageOf(key).startsWith(`${id}-`))
      if (copies.length !== 1) sum.problem(`${reading} left ${copies.length} times`)
      if (copies.some((copy) => copy.at !== at)) sum.problem(`${reading} left at another time`)
      const ledger = await readLedger(store, 'larkfield', id)
      const truth = copies.map((copy) => ({ what: 'copy' as const, ...copy }))
      sum.add(judge({ list: listOf(people), ledger, truth }), reading, { messages: 1 })
    }
    return expected.size
  } finally {
    await store.close()
  }
}

const listOf = (people: readonly Patient[]) => people.map(({ nhsNumber }) => nhsNumber)

async function letPass(engine: Engine, hand: ReturnType<typeof handClock>, ms: number): Promise<void> {
  const end = hand.clock.now() + ms
  for (await engine.settle(); hand.clock.now() < end; await engine.settle()) {
    const next = (await engine.nextDueAt()) ?? end
    const now = hand.clock.now()
    hand.pass(Math.min(end, next <= now ? now + 10 * minute : next) - now)
  }
}

/** Somebody moves the host's clock while a batch waits: nothing leaves until a person has looked, and then once. */
async function steppedClock(all: Databases, stepMs: number, sum: Tally): Promise<void> {
  const hand = handClock(start)
  const line = ownLine('sms', { now: hand.clock.now })
  const store = storeAt(await all.fresh())
  const where = `the clock stepped by ${stepMs / hour} h`
  await store.open()
  try {
    const engine = surgery({ store, clock: hand.clock, senders: [line] })
    const people = patients(20)
    const list = await makeList(engine, people)
    const confirm = async (name: string, at: number) => {
      const schedule = { kind: 'at', at: instantFrom(at) } as const
      return (await engine.confirmBatch(priya, newBatch(list, people, { schedule }), name)).id
    }
    const batches = [await confirm('soon', start + hour / 2), await confirm('later', start + 2 * hour)]
    await letPass(engine, hand, hour)
    const before = line.copies.length
    hand.step(stepMs)
    await letPass(engine, hand, 6 * hour)
    const { holds } = await engine.readHolds(priya)
    if (!holds.some(({ why }) => why === 'clock-jump')) sum.problem(`${where}: nobody was told`)
    if (line.copies.length !== before) sum.problem(`${where}: something left before anybody had looked`)
    await engine.releaseOrganisation(priya)
    await letPass(engine, hand, 48 * hour)
    for (const id of batches) {
      const { revision, hold } = await engine.readBatch(priya, id)
      if (hold !== undefined) await engine.resumeBatch(priya, id, revision)
    }
    await letPass(engine, hand, 100 * hour)
    for (const id of batches) {
      const ledger = await readLedger(store, 'larkfield', id)
      const truth = line.copies
        .filter(({ key }) => key.startsWith(`${id}-`))
        .map((copy) => ({ what: 'copy' as const, ...copy }))
      if (truth.length !== people.length) sum.problem(`${where}: ${truth.length} of ${people.length} left`)
      sum.add(judge({ list: listOf(people), ledger, truth }), where, { messages: people.length })
    }
  } finally {
    await store.close()
  }
}
