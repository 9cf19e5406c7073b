import { setTimeout as pause } from 'node:timers/promises'
import { progress, tally, type Chaos } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { dedupeKinds, type DedupeKind } from './provider/behaviour.ts'
import { startProvider, type Provider } from './provider/start-provider.ts'
import type { TruthLine } from './provider/truth-log.ts'
import { fleet, type Fleet, type FleetWorker } from './world/fleet.ts'
import { patients } from './world/patients.ts'
import { roughLine, scaled } from './world/rough-line.ts'
import { seeded } from './world/seeded.ts'
import { confirmAt, judgeAt } from './world/sent-batch.ts'
import { databases, type Databases, type StoreKind } from './world/store-at.ts'

const options = {
  store: { says: 'where the ledger is', oneOf: ['postgres', 'sqlite'] },
  runs: { says: 'batches, one after another; the kinds of dedupe take turns', full: 25, short: 2 },
  messages: { says: 'patients of each batch', full: 5_000, short: 200 },
  kills: { says: 'kills in each batch', full: 6, short: 3 },
  workers: { says: 'processes at work (SQLite: one)', full: 2, short: 2 },
  seed: { says: 'the same seed gives the same kills', full: 1, short: 11 },
} as const

/** The engine goes on after a kill within this time. */
const goingAgainWithinMs = 60_000

/**
 * Workers are killed with SIGKILL again and again while they send, and others take their place. What the ledger says in
 * the end is compared with the log that the provider, a third process, kept on its disk.
 */
const kill: Chaos = {
  says: 'real workers are killed in mid-call, again and again',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const kind = given.store as StoreKind
    const all = await databases(kind)
    const sum = tally()
    const figures = { runsInFlight: 0, goingAgainMs: 0, takenOverMs: 0 }
    try {
      for (let run = 0; run < given.runs; run++) {
        const dedupe = dedupeKinds[run % dedupeKinds.length] ?? 'none'
        const one = await killOneBatch(all, dedupe, {
          ...given,
          workers: kind === 'sqlite' ? 1 : given.workers,
          seed: given.seed + run,
          isShort: args.includes('--short'),
        })
        sum.add(one.verdict, `run ${run + 1}, dedupe ${dedupe}`, { messages: given.messages, ...one })
        figures.runsInFlight += Number(one.killsInFlight > 0)
        figures.goingAgainMs = Math.max(figures.goingAgainMs, one.goingAgainMs)
        figures.takenOverMs = Math.max(figures.takenOverMs, one.takenOverMs)
        progress(
          `run ${run + 1} of ${given.runs}: ${one.killsInFlight} of ${one.kills} kills with calls in flight`,
        )
      }
    } finally {
      await all.close()
    }
    if (figures.goingAgainMs > goingAgainWithinMs) sum.problem(`going again took ${figures.goingAgainMs} ms`)
    if (figures.runsInFlight < Math.ceil(given.runs * 0.8))
      sum.problem(`only ${figures.runsInFlight} of ${given.runs} runs had a kill with a call in flight`)
    return sum.result('kill', kind, { ...figures, ...scaled, workers: given.workers, seed: given.seed })
  },
}
export default kill

interface KillOrders {
  readonly messages: number
  readonly kills: number
  readonly workers: number
  readonly seed: number
  readonly isShort: boolean
}

async function killOneBatch(all: Databases, dedupe: DedupeKind, orders: KillOrders) {
  const provider = await startProvider(roughLine(dedupe), orders.seed)
  const people = patients(orders.messages, ['text', 'text', 'app', 'email'])
  const at = await all.fresh()
  try {
    const batch = await confirmAt(at, people)
    const crew = fleet({
      at,
      port: provider.port,
      dedupe,
      began: Date.now(),
      ...scaled,
      ...(orders.isShort && { looksEachMs: 100 }),
    })
    for (let count = 0; count < orders.workers; count++) await crew.hire()
    const kills = await killAgainAndAgain(crew, provider, orders)
    await crew.untilRest(180_000)
    await crew.dismiss()
    const truth = provider.truth(batch)
    return {
      kills: kills.length,
      killsInFlight: kills.filter(({ inFlight }) => inFlight).length,
      goingAgainMs: Math.max(0, ...kills.map((one) => goingAgainMs(truth, one))),
      takenOverMs: Math.max(0, ...kills.map((one) => takenOverMs(truth, one))),
      verdict: await judgeAt(at, batch, people, provider, dedupe),
    }
  } finally {
    provider.stop()
  }
}

interface Kill {
  readonly name: string
  readonly at: number
  readonly inFlight: boolean
}

async function killAgainAndAgain(crew: Fleet, provider: Provider, { kills, seed }: KillOrders) {
  const random = seeded(seed * 7_919)
  const done: Kill[] = []
  for (let left = kills; left > 0; left--) {
    await pause(random() * 400)
    const victim = crew.workers[Math.floor(random() * crew.workers.length)]
    // Two in three wait for a call to be under way; the rest may hit anything, or nothing.
    if (victim === undefined || (left % 3 !== 0 && !(await callUnderWay(provider, victim)))) break
    const inFlight = ((await provider.open())[victim.name] ?? 0) > 0
    const at = Date.now()
    await crew.kill(victim)
    done.push({ name: victim.name, at, inFlight })
    await crew.hire()
  }
  return done
}

/** False: this worker rests, and will call nobody any more. */
async function callUnderWay(provider: Provider, one: FleetWorker): Promise<boolean> {
  while (((await provider.open())[one.name] ?? 0) === 0) {
    if (one.rests()) return false
    await pause(2)
  }
  return true
}

/** From a kill to the next call that the provider got from anybody; 0 where none was left to make. */
function goingAgainMs(truth: readonly TruthLine[], { at }: Kill): number {
  const next = truth.find((it) => it.what === 'call' && it.at > at)
  return next?.what === 'call' ? next.at - at : 0
}

/** From a kill to the repeat of the last call that it cut off, where calls are repeated. */
function takenOverMs(truth: readonly TruthLine[], { name, at }: Kill): number {
  const answered = new Set(truth.flatMap((it) => (it.what === 'answer' ? [it.call] : [])))
  const calls = truth.filter((it) => it.what === 'call')
  const cut = calls.filter(
    (it) => it.by === name && !answered.has(it.call) && it.at > at - scaled.callTimeoutMs,
  )
  const repeats = cut.flatMap(
    ({ reference }) => calls.find((it) => it.reference === reference && it.by !== name && it.at > at) ?? [],
  )
  return Math.max(0, ...repeats.map((it) => it.at - at))
}
