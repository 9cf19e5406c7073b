import { DatabaseSync } from 'node:sqlite'
import type { Engine } from '@carebatch/server-adapter/engine/engine'
import { virtualClock, type VirtualClock } from '@carebatch/server-adapter/testing/virtual-clock'
import { instantFrom } from '@carebatch/core'
import { judge } from './checker/judge.ts'
import type { Ledger } from './checker/ledger.ts'
import { readLedger } from './checker/read-ledger.ts'
import { progress, tally, type Chaos, type Tally } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { mortal, type Mortal, type Point } from './life/mortal.ts'
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
  says: 'a backup of a batch half sent comes back when more has gone; the server dies at each step of restoring it',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const all = await databases(given.store as StoreKind)
    const sum = tally()
    const figures = { sentAfterBackup: 0, foundByLookUp: 0, sentAgainByPeople: 0, crashes: 0 }
    const died = new Set<Point>()
    try {
      for (const dedupe of dedupeKinds) {
        const world = await halfSent(all, dedupe, given.messages, given.seed)
        try {
          figures.crashes += await dieAtEachStep(world, sum, died)
          const one = await restoreInPeace(world, sum)
          for (const name of ['sentAfterBackup', 'foundByLookUp', 'sentAgainByPeople'] as const)
            figures[name] += one[name]
          progress(
            `${dedupe}: ${one.sentAfterBackup} sent after the backup, ${one.foundByLookUp} found by look-up, ${figures.crashes} crashes so far`,
          )
        } finally {
          world.provider.stop()
        }
      }
    } finally {
      await all.close()
    }
    for (const point of stepsOfRestoring.filter((it) => !died.has(it))) sum.problem(`nobody died ${point}`)
    return sum.result('restore', given.store, { ...figures, seed: given.seed })
  },
}
export default restore

const stepsOfRestoring: readonly Point[] = [
  'after hold-restored',
  'after restore-part',
  'before sender.lookUp',
  'after sender.lookUp',
  'after restore-found',
  'after restore-done',
]

/** A batch, a backup of it in its middle, and a provider that has taken more since. */
interface HalfSent {
  readonly all: Databases
  readonly dedupe: DedupeKind
  readonly provider: Provider
  readonly clock: VirtualClock
  /** NHS numbers of everybody. */
  readonly list: readonly string[]
  readonly batch: string
  readonly backup: StoreAt
  /** Copies at the provider: when the backup was made, and now. */
  readonly atBackup: number
  readonly sent: number
}

async function halfSent(
  all: Databases,
  dedupe: DedupeKind,
  messages: number,
  seed: number,
): Promise<HalfSent> {
  const provider = await startProvider({ dedupe, faults: {}, answerMs: [0, 0] }, seed)
  const people = patients(messages)
  const clock = virtualClock({ start })
  const at = await all.fresh()
  const world = { all, dedupe, provider, clock }
  const before = await open(world, at)
  const pace = {
    kind: 'paced',
    start: instantFrom(start + hour),
    patients: Math.ceil(messages / 10),
    per: 'hour',
  } as const
  const { id: batch } = await makeBatch(before.engine, people, { schedule: pace })
  await passHours(world, before.engine, 4)
  await before.store.close()
  const backup = await copyOf(all, at)
  const atBackup = copiesOf(provider, batch)
  const after = await open(world, at)
  await passHours(world, after.engine, 3)
  await after.store.close()
  const list = people.map(({ nhsNumber }) => nhsNumber)
  return { ...world, list, batch, backup, atBackup, sent: copiesOf(provider, batch) }
}

type World = Pick<HalfSent, 'dedupe' | 'provider' | 'clock'>

const name = 'one-restore'

/** A process on this database; one that dies, where it is told when. */
async function open({ dedupe, provider, clock }: World, at: StoreAt, holdDispatch?: string, life?: Mortal) {
  const store = storeAt(at)
  await store.open()
  const sender = line({ port: provider.port, dedupe, channel: 'sms' })
  const engine = surgery({
    store: life?.store(store) ?? store,
    clock,
    senders: [life?.sender(sender) ?? sender],
    ...(holdDispatch !== undefined && { holdDispatch }),
  })
  return { store, engine }
}

async function passHours({ clock }: World, engine: Engine, hours: number, turns = hours * 6): Promise<void> {
  for (let passed = 0; passed < turns; passed++) {
    clock.advance((hours * hour) / turns)
    await engine.settle()
  }
}

/** The restore again and again, on a new copy each time; each time the process dies one point later. */
async function dieAtEachStep(world: HalfSent, sum: Tally, died: Set<Point>): Promise<number> {
  for (let diesAt = 1; ; diesAt++) {
    const at = await copyOf(world.all, world.backup)
    const life = mortal(diesAt)
    const dying = await open(world, at, name, life)
    await dying.engine.start().catch(() => undefined)
    await dying.engine.stop()
    await dying.store.close()
    if (life.isAlive()) return diesAt - 1
    const point = life.passed.at(-1)
    if (point !== undefined) died.add(point)
    const { restored } = await release(world, at, sum, `died ${point ?? ''}`)
    await restored.engine.stop()
    await restored.store.close()
  }
}

/** Started on a backup, held for a day, released, and another day: nothing may leave by that. */
async function release(world: HalfSent, at: StoreAt, sum: Tally, when: string) {
  const { dedupe, provider, batch, sent, list } = world
  const where = `${dedupe}, ${when}`
  const restored = await open(world, at, name)
  await restored.engine.start()
  await passHours(world, restored.engine, 24, 6)
  if (copiesOf(provider, batch) !== sent) sum.problem(`${where}: something went out before it was released`)
  if ((await restored.engine.readHolds(priya)).holds.length === 0)
    sum.problem(`${where}: staff were not told`)
  await restored.engine.releaseOrganisation(priya)
  await passHours(world, restored.engine, 24, 6)
  if (copiesOf(provider, batch) !== sent) sum.problem(`${where}: the release itself sent something`)
  const ledger = await readLedger(restored.store, 'larkfield', batch)
  const verdict = judge({ list, ledger, truth: provider.truth(batch) })
  sum.add(verdict, `${where}, after the release`, { messages: list.length })
  const forgotten = forgottenCopies(ledger, provider, batch)
  if (dedupe === 'lookup' && forgotten > 0)
    sum.problem(`${where}: ${forgotten} copies that a look-up would have found are unknown`)
  return { restored, ledger, forgotten }
}

/** Nobody dies, and in the end people send again what nobody knows of, where the provider says what it has. */
async function restoreInPeace(world: HalfSent, sum: Tally) {
  const { dedupe, provider, batch, list, sent, atBackup } = world
  const { restored, ledger, forgotten } = await release(world, world.backup, sum, 'in peace')
  let again = 0
  if (dedupe === 'lookup') {
    const decision = { as: 'send-again', expected: unknownOf(ledger).length } as const
    again = (await restored.engine.resolveUnknowns(priya, batch, decision)).resolved
    await passHours(world, restored.engine, 2)
    const end = await readLedger(restored.store, 'larkfield', batch)
    const verdict = judge({ list, ledger: end, truth: provider.truth(batch) })
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
}

const copiesOf = (provider: Provider, batch: string): number =>
  provider.truth(batch).filter(({ what }) => what === 'copy').length

const unknownOf = ({ rows }: Ledger) => rows.filter(({ state }) => state === 'outcome-unknown')

/** Copies of messages that the restored ledger calls unknown. */
function forgottenCopies(ledger: Ledger, provider: Provider, batch: string): number {
  const unknown = new Set(unknownOf(ledger).map(({ nhsNumber }) => nhsNumber))
  return provider.truth(batch).filter((it) => it.what === 'copy' && unknown.has(it.nhsNumber)).length
}

let copies = 0

/** A copy of a database that nobody works on. */
async function copyOf(all: Databases, at: StoreAt): Promise<StoreAt> {
  if (at.kind === 'sqlite') {
    const copy = await all.fresh()
    const database = new DatabaseSync(at.file)
    database.exec(`vacuum into '${copy.kind === 'sqlite' ? copy.file : ''}'`)
    database.close()
    return copy
  }
  const url = new URL(at.url)
  const from = url.pathname.slice(1)
  const to = `copy_${++copies}`
  url.pathname = '/postgres'
  await onDatabase(url.href, `create database ${to} template ${from}`)
  url.pathname = `/${to}`
  return { kind: 'postgres', url: url.href }
}
