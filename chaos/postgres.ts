import { setTimeout as pause } from 'node:timers/promises'
import { progress, tally, type Chaos } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { dedupeKinds } from './provider/behaviour.ts'
import { scaled } from './world/rough-line.ts'
import { callsOpen, sendUnder, type Scene } from './world/send-under.ts'
import { databases } from './world/store-at.ts'

const options = {
  runs: { says: 'batches, one after another; the kinds of dedupe take turns', full: 10, short: 1 },
  messages: { says: 'patients of each batch', full: 5_000, short: 200 },
  'up-least': { says: 'milliseconds for which the server is up, at least', full: 5_000, short: 400 },
  'up-most': { says: 'at most', full: 10_000, short: 800 },
  'down-most': { says: 'milliseconds for which it is down, at most', full: 2_000, short: 500 },
  restarts: { says: 'at most so many in each batch', full: 100, short: 3 },
  workers: { says: 'processes at work', full: 2, short: 2 },
  seed: { says: 'the same seed gives the same restarts', full: 1, short: 3 },
} as const

/**
 * PostgreSQL is restarted again and again while workers send; every other time it is not shut down but crashes, and
 * recovers from its log.
 */
const postgres: Chaos = {
  says: 'the database goes away and comes back, again and again',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const all = await databases('postgres')
    const sum = tally()
    let restarts = 0
    let answers = 0
    try {
      for (let run = 0; run < given.runs; run++) {
        const dedupe = dedupeKinds[run % dedupeKinds.length] ?? 'none'
        const { trouble, verdict, answered } = await sendUnder(
          {
            databases: all,
            dedupe,
            messages: given.messages,
            workers: given.workers,
            seed: given.seed + run,
            ...(args.includes('--short') && { looksEachMs: 100 }),
          },
          (scene) => restartAgainAndAgain(scene, given),
        )
        restarts += trouble.length
        answers += answered
        const killsInFlight = trouble.filter(Boolean).length
        sum.add(verdict, `run ${run + 1}, dedupe ${dedupe}`, { messages: given.messages, killsInFlight })
        progress(`run ${run + 1} of ${given.runs}, ${dedupe}: ${trouble.length} restarts`)
      }
    } finally {
      await all.close()
    }
    if (restarts < given.runs) sum.problem(`only ${restarts} restarts in ${given.runs} runs`)
    return sum.result('postgres', 'postgres', { restarts, answered: answers, ...scaled, seed: given.seed })
  },
}
export default postgres

type Restarts = Readonly<Record<'up-least' | 'up-most' | 'down-most' | 'restarts', number>>

/** Until the workers have nothing left to do. Resolves to whether each restart found a call under way. */
async function restartAgainAndAgain(scene: Scene, given: Restarts): Promise<readonly boolean[]> {
  const { crew, databases: all, random } = scene
  const done: boolean[] = []
  while (done.length < given.restarts) {
    const isThrough = await crew.untilRest(
      given['up-least'] + random() * (given['up-most'] - given['up-least']),
    )
    if (isThrough) break
    const open = await Promise.all(crew.workers.map((one) => callsOpen(scene, one)))
    await all.server?.stop(done.length % 2 === 0 ? 'fast' : 'immediate')
    await pause(random() * given['down-most'])
    await all.server?.start()
    done.push(open.includes(true))
  }
  return done
}
