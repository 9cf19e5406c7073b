import { setTimeout as pause } from 'node:timers/promises'
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
import { appAccounts, hour, minute, start, surgery } from './world/surgery.ts'

const options = {
  store: { says: 'where the ledger is', oneOf: ['sqlite', 'postgres'] },
  races: { says: 'patients who open the App just when the text is due', full: 10_000, short: 400 },
  seed: { says: 'the same seed gives the same order of receipts', full: 1, short: 2 },
} as const

/** Patients open the App at the moment at which the fallback fires; whichever commits first decides. */
const race: Chaos = {
  says: 'a read receipt against the fallback to a text',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const random = seeded(given.seed)
    const all = await databases(given.store as StoreKind)
    const watched = inOrder(storeAt(await all.fresh()))
    const clock = virtualClock({ start })
    const sum = tally()
    const people = patients(given.races, ['app'])
    const [app, sms] = [ownLine('nhs-app'), ownLine('sms', { maxPerCall: 20 })]
    const engine = surgery({
      store: watched.store,
      clock,
      senders: [app, sms],
      nhsAppAccounts: appAccounts(() => true),
    })
    try {
      await watched.store.open()
      const { id } = await makeBatch(engine, people, { fallbackAfterHours: 3 })
      clock.advance(minute)
      await engine.settle()
      clock.advance(3 * hour)
      const read = new Map<string, number>()
      const receipts = app.copies.map(({ key }) => ({
        id: `${key}-read`,
        key,
        what: 'read' as const,
        at: start,
      }))
      const open = async () => {
        for (let at = 0; at < receipts.length; at += 10) {
          const some = receipts.slice(at, at + 10)
          await engine.applyReceipts('line-nhs-app', some)
          for (const { key } of some) read.set(messageOf(key), watched.tick())
          if (random() < 0.1) await pause(random() * 3)
        }
      }
      await Promise.all([engine.settle(), open()])
      await engine.settle()
      progress(`${sms.copies.length} of ${people.length} got a text`)
      const ledger = await readLedger(watched.store, 'larkfield', id)
      const truth = [
        ...app.truth,
        ...sms.truth.map((it) => (it.what === 'copy' ? it : { ...it, call: -it.call })),
      ]
      const list = people.map(({ nhsNumber }) => nhsNumber)
      sum.add(judge({ list, ledger, truth }), 'race', { messages: people.length })
      let late = 0
      for (const { key } of sms.copies) {
        const message = messageOf(key)
        const before = (read.get(message) ?? Infinity) < (watched.began.get(message) ?? 0)
        if (before) sum.problem(`${message} was read, and then a text was submitted`)
        else late++
      }
      const texts = sms.copies.length
      if (texts === 0 || texts === people.length) sum.problem('nobody raced: one side always won')
      return sum.result('race', given.store, {
        texts,
        withdrawn: people.length - texts,
        textFirst: late,
        seed: given.seed,
      })
    } finally {
      await watched.store.close()
      await all.close()
    }
  },
}
export default race

/** A store that notes when the transaction began in which each text was submitted. */
function inOrder(store: BatchStore) {
  const began = new Map<string, number>()
  let ticks = 0
  const tick = () => ++ticks
  const watching: BatchStore = {
    ...store,
    transaction: (name, work) =>
      store.transaction(name, (tables) => {
        const at = tick()
        return work({
          ...tables,
          submissions: {
            ...tables.submissions,
            async insert(submission, lease) {
              for (const { message, step } of submission.members) if (step > 0) began.set(message, at)
              await tables.submissions.insert(submission, lease)
            },
          },
        })
      }),
  }
  return { store: watching, began, tick }
}
