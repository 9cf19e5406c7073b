import { virtualClock } from '@carebatch/server-adapter/testing/virtual-clock'
import { judge } from './checker/judge.ts'
import { readLedger } from './checker/read-ledger.ts'
import { progress, tally, type Chaos } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { ownLine } from './provider/own-line.ts'
import { makeList, newBatch } from './world/make-batch.ts'
import { patients } from './world/patients.ts'
import { databases, storeAt, type StoreKind } from './world/store-at.ts'
import { minute, priya, start, surgery } from './world/surgery.ts'

const options = {
  store: { says: 'where the ledger is', oneOf: ['postgres', 'sqlite'] },
  least: { says: 'people who press Send at the same time, at first', full: 2, short: 2 },
  most: { says: 'and in the end', full: 100, short: 11 },
  step: { says: 'so many more each time', full: 1, short: 9 },
} as const

/** Colleagues press Send on one draft at the same time, at two servers over one ledger. */
const operators: Chaos = {
  says: 'many people press Send on one draft at once',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const all = await databases(given.store as StoreKind)
    const at = await all.fresh()
    const stores = given.store === 'postgres' ? [storeAt(at), storeAt(at)] : [storeAt(at)]
    const clock = virtualClock({ start })
    const line = ownLine('sms')
    const engines = stores.map((store) => surgery({ store, clock, senders: [line] }))
    const sum = tally()
    const people = patients(3)
    let sends = 0
    try {
      for (const store of stores) await store.open()
      const [first] = engines
      for (
        let many = given.least;
        first !== undefined && many <= given.most;
        many += Math.max(1, given.step)
      ) {
        const list = await makeList(first, people)
        const before = (await first.listBatches(priya)).batches.length
        const pressed = await Promise.all(
          Array.from({ length: many }, (_, index) => {
            const user = { id: `user-${index}`, name: `Colleague ${index}` }
            const engine = engines[index % engines.length] ?? first
            return engine.confirmBatch({ ...priya, user }, newBatch(list, people), `draft-${list}`)
          }),
        )
        sends += many
        const { batches } = await first.listBatches(priya)
        const ids = new Set(pressed.map(({ id }) => id))
        if (batches.length !== before + 1 || ids.size !== 1)
          sum.problem(`${many} Sends made ${batches.length - before} batches and were told of ${ids.size}`)
        clock.advance(minute)
        await Promise.all(engines.map((engine) => engine.settle()))
        for (const id of ids) {
          const ledger = await readLedger(stores[0] ?? storeAt(at), 'larkfield', id)
          const truth = line.truth.filter((it) => it.what === 'copy' && it.key.startsWith(`${id}-`))
          const listed = people.map(({ nhsNumber }) => nhsNumber)
          sum.add(judge({ list: listed, ledger, truth }), `${many} Sends`, { messages: people.length })
        }
        if (many % 20 === 0) progress(`${many} people at once`)
      }
      const copies = line.copies.length
      const { runs } = sum.result('operators', given.store, {})
      if (copies !== runs * people.length)
        sum.problem(`${copies} texts for ${runs} drafts of ${people.length}`)
      return sum.result('operators', given.store, { sends, batches: runs, servers: stores.length })
    } finally {
      for (const store of stores) await store.close()
      await all.close()
    }
  },
}
export default operators
