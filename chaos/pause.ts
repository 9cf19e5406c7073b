import { setTimeout as sleep } from 'node:timers/promises'
import { progress, tally, type Chaos } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { dedupeKinds } from './provider/behaviour.ts'
import { beds, fallAsleep } from './pause/asleep.ts'
import { scaled } from './world/rough-line.ts'
import { callsOpen, callUnderWay, sendUnder, type Scene } from './world/send-under.ts'
import { databases } from './world/store-at.ts'

const options = {
  runs: { says: 'batches, one after another; the kinds of dedupe take turns', full: 8, short: 1 },
  messages: { says: 'patients of each batch', full: 2_000, short: 60 },
  pauses: { says: 'pauses in each batch', full: 6, short: 2 },
  workers: { says: 'processes at work', full: 3, short: 2 },
  seed: { says: 'the same seed gives the same pauses', full: 1, short: 5 },
} as const

/** Longer than a lease, so that somebody else takes over what the sleeper holds. */
const leastMs = scaled.leaseMs + 500

/**
 * First in one process, at each place where a worker can fall asleep. Then workers are stopped with SIGSTOP while they
 * call, sleep past their lease and are woken: each goes on where it was,
 * with an answer to a submission that is somebody else's by now.
 */
const pause: Chaos = {
  says: 'workers sleep past their lease in mid-call and wake as if nothing had been',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const all = await databases('postgres')
    const sum = tally()
    let pauses = 0
    let answers = 0
    try {
      for (const dedupe of dedupeKinds)
        for (const bed of beds)
          sum.add(await fallAsleep(all, dedupe, bed), `asleep ${bed}, ${dedupe}`, { messages: 4 })
      for (let run = 0; run < given.runs; run++) {
        const dedupe = dedupeKinds[(run * 3) % dedupeKinds.length] ?? 'none'
        const { trouble, verdict, answered } = await sendUnder(
          {
            databases: all,
            dedupe,
            messages: given.messages,
            workers: given.workers,
            seed: given.seed + run,
            ...(args.includes('--short') && { looksEachMs: 100 }),
          },
          (scene) => pauseAgainAndAgain(scene, given.pauses),
        )
        pauses += trouble.length
        answers += answered
        const killsInFlight = trouble.filter(Boolean).length
        sum.add(verdict, `run ${run + 1}, dedupe ${dedupe}`, { messages: given.messages, killsInFlight })
        progress(`run ${run + 1} of ${given.runs}, ${dedupe}: ${killsInFlight} stopped in mid-call`)
      }
    } finally {
      await all.close()
    }
    return sum.result('pause', 'postgres', {
      pauses,
      answered: answers,
      ...scaled,
      workers: given.workers,
      seed: given.seed,
    })
  },
}
export default pause

/** Resolves to whether each pause hit a call that was under way. */
async function pauseAgainAndAgain(scene: Scene, pauses: number): Promise<readonly boolean[]> {
  const { crew, random } = scene
  const done: boolean[] = []
  for (let left = pauses; left > 0; left--) {
    const sleeper = crew.workers[Math.floor(random() * crew.workers.length)]
    if (sleeper === undefined || !(await callUnderWay(scene, sleeper))) break
    const inFlight = await callsOpen(scene, sleeper)
    sleeper.process.kill('SIGSTOP')
    await sleep(leastMs + random() * 2_000)
    sleeper.process.kill('SIGCONT')
    done.push(inFlight)
    await sleep(random() * 300)
  }
  return done
}
