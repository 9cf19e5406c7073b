import { DatabaseSync } from 'node:sqlite'
import type { BatchStore } from '@carebatch/server-adapter/ports/batch-store'
import { virtualClock } from '@carebatch/server-adapter/testing/virtual-clock'
import { instantFrom } from '@carebatch/core'
import { judge } from './checker/judge.ts'
import type { Ledger } from './checker/ledger.ts'
import { readLedger } from './checker/read-ledger.ts'
import { progress, tally, type Chaos, type Tally } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { dedupeKinds, type DedupeKind } from './provider/behaviour.ts'
import { line } from './provider/line.ts'
import { startProvider, type Provider } from './provider/start-provider.ts'
import { makeBatch } from './world/make-batch.ts'
import { patients } from './world/patients.ts'
import {
  databases,
  onDatabase,
  storeAt,
  type Databases,
  type StoreAt,
  type StoreKind,
} from './world/store-at.ts'
import { hour, priya, start, surgery } from './world/surgery.ts'

const options = {
  store: { says: 'where the ledger is', oneOf: ['postgres', 'sqlite'], short: 'sqlite' },
  messages: { says: 'patients of each batch; a tenth leaves each hour', full: 1_000, short: 40 },
  seed: { says: 'for the provider', full: 1, short: 1 },
} as const

/** A backup is taken in the middle of a batch and comes back when more has been sent. */
const restore: Chaos = {
  says: 'a backup of a batch half sent comes back when more has gone',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const all = await databases(given.store as StoreKind)
    const sum = tally()
    const figures = { sentAfterBackup: 0, foundByLookUp: 0, sentAgainByPeople: 0 }
    try {
      for (const dedupe of dedupeKinds) {
        const one = await restoreOnce(all, dedupe, given.messages, given.seed, sum)
        for (const name of ['sentAfterBackup', 'foundByLookUp', 'sentAgainByPeople'] as const)
          figures[name] += one[name]
        progress(
          `${dedupe}: ${one.sentAfterBackup} sent after the backup, ${one.foundByLookUp} found by look-up`,
        )
      }
    } finally {
      await all.close()
    }
    return sum.result('restore', given.store, { ...figures, seed: given.seed })
  },
}
export default restore

async function restoreOnce(all: Databases, dedupe: DedupeKind, messages: number, seed: number, sum: Tally) {
  const provider = await startProvider({ dedupe, faults: {}, answerMs: [0, 0] }, seed)
  const people = patients(messages)
  const clock = virtualClock({ start })
  const list = people.map(({ nhsNumber }) => nhsNumber)
  const open = async (at: StoreAt, holdDispatch?: string) => {
    const store = storeAt(at)
    await store.open()
    const senders = [line({ port: provider.port, dedupe, channel: 'sms' })]
    const engine = surgery({ store, clock, senders, ...(holdDispatch !== undefined && { holdDispatch }) })
    return { store, engine }
  }
  const passHours = async (engine: { settle(): Promise<void> }, hours: number) => {
    for (let passed = 0; passed < hours * 6; passed++) {
      clock.advance(hour / 6)
      await engine.settle()
    }
  }
  try {
    const at = await all.fresh()
    const before = await open(at)
    const pace = {
      kind: 'paced',
      start: instantFrom(start + hour),
      patients: Math.ceil(messages / 10),
      per: 'hour',
    } as const
    const { id } = await makeBatch(before.engine, people, { schedule: pace })
    await passHours(before.engine, 4)
    const backup = await backUp(all, at, before.store)
    const atBackup = copiesOf(provider, id)
    const after = await open(at)
    await passHours(after.engine, 3)
    await after.store.close()
    const sent = copiesOf(provider, id)

    const restored = await open(backup, 'one-restore')
    await restored.engine.start()
    await passHours(restored.engine, 24)
    if (copiesOf(provider, id) !== sent) sum.problem(`${dedupe}: something went out before it was released`)
    if ((await restored.engine.readHolds(priya)).holds.length === 0)
      sum.problem(`${dedupe}: staff were not told`)
    await restored.engine.releaseOrganisation(priya)
    await passHours(restored.engine, 24)
    if (copiesOf(provider, id) !== sent) sum.problem(`${dedupe}: the release itself sent something`)

    const truth = provider.truth(id)
    const ledger = await readLedger(restored.store, 'larkfield', id)
    sum.add(judge({ list, ledger, truth }), `${dedupe}, after the release`, { messages })
    const forgotten = forgottenCopies(ledger, provider, id)
    if (dedupe === 'lookup' && forgotten > 0)
      sum.problem(`${forgotten} copies that a look-up would have found are unknown`)
    let again = 0
    if (dedupe === 'lookup') {
      const decision = { as: 'send-again', expected: unknownOf(ledger).length } as const
      again = (await restored.engine.resolveUnknowns(priya, id, decision)).resolved
      await passHours(restored.engine, 2)
      const end = await readLedger(restored.store, 'larkfield', id)
      const verdict = judge({ list, ledger: end, truth: provider.truth(id) })
      sum.add(verdict, `${dedupe}, after people sent the rest`, { messages: 0 })
      if (verdict.unknown > 0) sum.problem(`${verdict.unknown} are unknown after people decided`)
    }
    await restored.engine.stop()
    const sentAfterBackup = sent - atBackup
    if (sentAfterBackup === 0) sum.problem(`${dedupe}: nothing was sent after the backup`)
    return {
      sentAfterBackup,
      foundByLookUp: dedupe === 'lookup' ? sentAfterBackup - forgotten : 0,
      sentAgainByPeople: again,
    }
  } finally {
    provider.stop()
  }
}

const copiesOf = (provider: Provider, batch: string): number =>
  provider.truth(batch).filter(({ what }) => what === 'copy').length

const unknownOf = ({ rows }: Ledger) => rows.filter(({ state }) => state === 'outcome-unknown')

/** Copies of messages that the restored ledger calls unknown. */
function forgottenCopies(ledger: Ledger, provider: Provider, batch: string): number {
  const unknown = new Set(unknownOf(ledger).map(({ nhsNumber }) => nhsNumber))
  return provider.truth(batch).filter((it) => it.what === 'copy' && unknown.has(it.nhsNumber)).length
}

/** A copy of the database as it is now. The process that worked on it has ended. */
async function backUp(all: Databases, at: StoreAt, store: BatchStore): Promise<StoreAt> {
  await store.close()
  if (at.kind === 'sqlite') {
    const copy = await all.fresh()
    const database = new DatabaseSync(at.file)
    database.exec(`vacuum into '${copy.kind === 'sqlite' ? copy.file : ''}'`)
    database.close()
    return copy
  }
  const url = new URL(at.url)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  await onDatabase(url.href, `create database ${name}_backup template ${name}`)
  url.pathname = `/${name}_backup`
  return { kind: 'postgres', url: url.href }
}
