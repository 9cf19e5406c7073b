import { CareBatchError } from '@carebatch/core'
import type { DraftContent, NewBatch } from '@carebatch/core/wire'
import type { Engine } from '@carebatch/server-adapter/engine/engine'
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

/** Colleagues press Send on one draft at the same time, each twice, at two servers over one ledger. */
const operators: Chaos = {
  says: 'many people press Send on one draft at once, each of them twice',
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
        const draft = await first.createDraft(priya, draftOf(list), `draft-of-${list}`)
        const pressed = await Promise.all(
          Array.from({ length: many }, (_, index) => {
            const engine = engines[index % engines.length] ?? first
            return press(engine, `Colleague ${index}`, newBatch(list, people, { draft: draft.id }))
          }),
        )
        sends += pressed.flat().length
        const { batches } = await first.listBatches(priya)
        const { ids, senders } = told(pressed.flat())
        const made = batches.length - before
        if (made !== 1 || ids.size !== 1 || senders.size !== 1)
          sum.problem(`${many} people made ${made} batches and were told of ${ids.size}, by ${senders.size}`)
        if (senders.has(batches.find(({ id }) => ids.has(id))?.createdBy ?? '') === false)
          sum.problem(`${many} people were told of somebody else who sent it`)
        clock.advance(minute)
        await Promise.all(engines.map((engine) => engine.settle()))
        for (const id of ids) {
          const ledger = await readLedger(stores[0] ?? storeAt(at), 'larkfield', id)
          const truth = line.truth.filter((it) => it.what === 'copy' && it.key.startsWith(`${id}-`))
          const listed = people.map(({ nhsNumber }) => nhsNumber)
          sum.add(judge({ list: listed, ledger, truth }), `${many} people`, { messages: people.length })
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

/** What somebody was told: of which batch, and who sent it. */
interface Told {
  readonly id: string
  readonly by: string
}

/** Twice at the same moment, as an impatient person does: under one key, which is theirs. */
async function press(engine: Engine, name: string, batch: NewBatch): Promise<readonly Told[]> {
  const actor = { ...priya, user: { id: name, name } }
  const once = async (): Promise<Told> => {
    try {
      const { id, createdBy } = await engine.confirmBatch(actor, batch, `key of ${name} ${batch.draft ?? ''}`)
      return { id, by: createdBy }
    } catch (failure) {
      if (!(failure instanceof CareBatchError && failure.code === 'already-being-sent')) throw failure
      return { id: String(failure.details['batch']), by: String(failure.details['by']) }
    }
  }
  return Promise.all([once(), once()])
}

const told = (all: readonly Told[]) => ({
  ids: new Set(all.map(({ id }) => id)),
  senders: new Set(all.map(({ by }) => by)),
})

const draftOf = (list: string): DraftContent => ({
  step: 'send',
  name: 'Flu vaccination',
  message: { subject: '', body: 'Please call us to book.', greeting: false },
  patientList: { id: list, isFromHost: false, edits: 0 },
  time: { typed: {} },
})
