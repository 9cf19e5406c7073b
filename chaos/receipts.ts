import type { Receipt } from '@carebatch/server-adapter/ports/sender'
import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import { virtualClock } from '@carebatch/server-adapter/testing/virtual-clock'
import { judge, messageOf } from './checker/judge.ts'
import { readLedger } from './checker/read-ledger.ts'
import { progress, tally, type Chaos } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { ownLine } from './provider/own-line.ts'
import { makeBatch } from './world/make-batch.ts'
import { patients } from './world/patients.ts'
import { seeded } from './world/seeded.ts'
import { databases, storeAt, type StoreKind } from './world/store-at.ts'
import { minute, start, surgery } from './world/surgery.ts'

const options = {
  store: { says: 'where the ledger is', oneOf: ['sqlite', 'postgres'] },
  receipts: { says: 'different receipts; each comes 1 to 10 times', full: 100_000, short: 1_500 },
  seed: { says: 'the same seed gives the same order', full: 1, short: 4 },
} as const

type What = Receipt['what']

/** What providers say about one message. The last contradicts itself: what is known to have arrived has arrived. */
const stories: readonly (readonly What[])[] = [
  ['accepted', 'delivered'],
  ['accepted', 'delivered', 'read'],
  ['accepted', 'failed'],
  ['accepted', 'failed', 'delivered'],
]
/** Written down here a second time: the order in which knowledge grows. */
const order: readonly string[] = ['waiting', 'submitting', 'accepted', 'failed', 'delivered', 'read']

/** Receipts in any order, any number of times, a fifth of them before our own commit. */
const receipts: Chaos = {
  says: 'receipts out of order, doubled, and before our own commit',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const random = seeded(given.seed)
    const all = await databases(given.store as StoreKind)
    const watched = forwardOnly(storeAt(await all.fresh()))
    const clock = virtualClock({ start })
    const sum = tally()
    const people = patients(Math.ceil((given.receipts * stories.length) / stories.flat().length))
    const told = new Map<string, Receipt[]>()
    let early = 0
    const line = ownLine('sms', {
      async beforeAnswer({ messages }) {
        for (const { key } of messages) told.set(messageOf(key), storyOf(key, told.size))
        const soon = messages.flatMap(({ key }) =>
          (told.get(messageOf(key)) ?? []).filter(() => random() < 0.2),
        )
        early += soon.length
        await engine.applyReceipts('line-sms', soon)
      },
    })
    const engine = surgery({ store: watched.store, clock, senders: [line] })
    try {
      await watched.store.open()
      const { id } = await makeBatch(engine, people)
      clock.advance(minute)
      await engine.settle()
      const deliveries = shuffled(
        [...told.values()].flat().flatMap((it) => times(it, random)),
        random,
      )
      for (let at = 0; at < deliveries.length; at += 500) {
        await engine.applyReceipts('line-sms', deliveries.slice(at, at + 500))
        if (at % 50_000 === 0) progress(`${at} of ${deliveries.length} deliveries`)
      }
      const ledger = await readLedger(watched.store, 'larkfield', id)
      const undelivered = new Set(
        [...told.values()].filter((story) => last(story) === 'failed').flatMap(([first]) => first?.key ?? []),
      )
      const list = people.map(({ nhsNumber }) => nhsNumber)
      sum.add(judge({ list, ledger, truth: line.truth, undelivered }), 'receipts', {
        messages: people.length,
      })
      for (const row of ledger.rows) {
        const expected = last(told.get(row.id) ?? [])
        if (row.state !== expected) sum.problem(`${row.id} is ${row.state}, and its receipts say ${expected}`)
      }
      for (const move of watched.backward) sum.problem(move)
      const different = [...told.values()].flat().length
      return sum.result('receipts', given.store, {
        receipts: different,
        deliveries: deliveries.length + early,
        beforeOurCommit: early,
        wentBack: watched.backward.length,
        seed: given.seed,
      })
    } finally {
      await watched.store.close()
      await all.close()
    }
  },
}
export default receipts

const storyOf = (key: string, index: number): Receipt[] =>
  (stories[index % stories.length] ?? []).map((what) => ({ id: `${key}-${what}`, key, what, at: start }))

/** What is known in the end. */
const last = (story: readonly Receipt[]): string =>
  story.map(({ what }) => what).toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? 'accepted'

const times = (receipt: Receipt, random: () => number): readonly Receipt[] =>
  Array.from({ length: 1 + Math.floor(random() * 10) }, () => receipt)

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [mixed[at], mixed[other]]
    if (one === undefined || two === undefined) continue
    mixed[at] = two
    mixed[other] = one
  }
  return mixed
}

/** A store that notes every state that goes back, as it is written. */
function forwardOnly(store: BatchStore) {
  const seen = new Map<string, string>()
  const backward: string[] = []
  const watch = (id: string, state: string): void => {
    const before = seen.get(id) ?? 'waiting'
    if (order.indexOf(state) < order.indexOf(before))
      backward.push(`${id} went from ${before} back to ${state}`)
    seen.set(id, state)
  }
  const watching: BatchStore = {
    ...store,
    transaction: (name, work) =>
      store.transaction(name, (tables) =>
        work({
          ...tables,
          messages: {
            ...tables.messages,
            async save(messages) {
              await tables.messages.save(messages)
              for (const { id, state } of messages) watch(id, state)
            },
          },
        }),
      ),
  }
  return { store: watching, backward }
}
