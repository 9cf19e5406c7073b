import { setTimeout as pause } from 'node:timers/promises'
import { progress, tally, type Chaos } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { dedupeKinds } from './provider/behaviour.ts'
import type { TruthLine } from './provider/truth-log.ts'
import { scaled } from './world/rough-line.ts'
import { callsOpen, callUnderWay, sendUnder, type Scene } from './world/send-under.ts'
import { databases, type StoreKind } from './world/store-at.ts'

const options = {
  store: { says: 'where the ledger is', oneOf: ['postgres', 'sqlite'] },
  runs: { says: 'batches, one after another; the kinds of dedupe take turns', full: 25, short: 1 },
  messages: { says: 'patients of each batch', full: 5_000, short: 60 },
  kills: { says: 'kills in each batch', full: 6, short: 2 },
  workers: { says: 'processes at work (SQLite: one)', full: 2, short: 2 },
  scheduler: { says: 'whether it wakes workers, or drops every wake-up', oneOf: ['wakes', 'drops'] },
  rest: {
    says: 'milliseconds within which all is through after the last kill',
    full: 180_000,
    short: 60_000,
  },
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
    const figures = { answered: 0, runsInFlight: 0, goingAgainMs: 0, takenOverMs: 0 }
    try {
      for (let run = 0; run < given.runs; run++) {
        const dedupe = dedupeKinds[(run * 3) % dedupeKinds.length] ?? 'none'
        const { trouble, verdict, truth, answered } = await sendUnder(
          {
            databases: all,
            dedupe,
            messages: given.messages,
            workers: kind === 'sqlite' ? 1 : given.workers,
            seed: given.seed + run,
            restWithinMs: given.rest,
            ...(given.scheduler === 'drops'
              ? { isDeaf: true }
              : args.includes('--short') && { looksEachMs: 100 }),
          },
          (scene) => killAgainAndAgain(scene, given.kills),
        )
        const killsInFlight = trouble.filter(({ inFlight }) => inFlight).length
        sum.add(verdict, `run ${run + 1}, dedupe ${dedupe}`, { messages: given.messages, killsInFlight })
        figures.answered += answered
        figures.runsInFlight += Number(killsInFlight > 0)
        for (const one of trouble) {
          figures.goingAgainMs = Math.max(figures.goingAgainMs, goingAgainMs(truth, one))
          figures.takenOverMs = Math.max(figures.takenOverMs, takenOverMs(truth, one))
        }
        progress(`run ${run + 1} of ${given.runs}, ${dedupe}: ${killsInFlight} kills in flight`)
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

interface Kill {
  readonly name: string
  readonly at: number
  readonly inFlight: boolean
}

async function killAgainAndAgain(scene: Scene, kills: number): Promise<readonly Kill[]> {
  const { crew, random } = scene
  const done: Kill[] = []
  for (let left = kills; left > 0; left--) {
    await pause(random() * 400)
    const victim = crew.workers[Math.floor(random() * crew.workers.length)]
    // Two in three wait for a call to be under way; the rest may hit anything, or nothing.
    if (victim === undefined || (left % 3 !== 0 && !(await callUnderWay(scene, victim)))) break
    const inFlight = await callsOpen(scene, victim)
    const at = Date.now()
    await crew.kill(victim)
    done.push({ name: victim.name, at, inFlight })
    await crew.hire()
  }
  return done
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
