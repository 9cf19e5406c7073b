import type { Verdict } from '../checker/judge.ts'
import type { DedupeKind } from '../provider/behaviour.ts'
import { startProvider, type Provider } from '../provider/start-provider.ts'
import type { TruthLine } from '../provider/truth-log.ts'
import { fleet, type Fleet, type FleetWorker } from './fleet.ts'
import { patients } from './patients.ts'
import { roughLine, scaled } from './rough-line.ts'
import { seeded } from './seeded.ts'
import { confirmAt, judgeAt } from './sent-batch.ts'
import type { Databases } from './store-at.ts'

/** A batch on its way, and everybody who has a part in it. */
export interface Scene {
  readonly crew: Fleet
  readonly provider: Provider
  readonly databases: Databases
  readonly random: () => number
}

export interface SceneOrders {
  readonly databases: Databases
  readonly dedupe: DedupeKind
  readonly messages: number
  readonly workers: number
  readonly seed: number
  /** How long everything may take after the trouble. What is not through then is lost. */
  readonly restWithinMs?: number
  readonly isDeaf?: boolean
  readonly looksEachMs?: number
}

export interface SceneEnd<Trouble> {
  readonly trouble: Trouble
  readonly verdict: Verdict
  readonly truth: readonly TruthLine[]
}

/** Sends one batch with real worker processes while trouble is made; then lets them finish, and has it judged. */
export async function sendUnder<Trouble>(
  orders: SceneOrders,
  makeTrouble: (scene: Scene) => Promise<Trouble>,
): Promise<SceneEnd<Trouble>> {
  const { databases, dedupe, messages, workers, seed, restWithinMs = 180_000, isDeaf, looksEachMs } = orders
  const provider = await startProvider(roughLine(dedupe), seed)
  const people = patients(messages, ['text', 'text', 'app', 'email'])
  const at = await databases.fresh()
  try {
    const batch = await confirmAt(at, people)
    const crew = fleet({
      at,
      port: provider.port,
      dedupe,
      began: Date.now(),
      ...scaled,
      ...(isDeaf !== undefined && { isDeaf }),
      ...(looksEachMs !== undefined && { looksEachMs }),
    })
    try {
      for (let count = 0; count < workers; count++) await crew.hire()
      const trouble = await makeTrouble({ crew, provider, databases, random: seeded(seed * 7_919) })
      await crew.untilRest(restWithinMs)
      await crew.dismiss()
      const verdict = await judgeAt(at, batch, people, provider, dedupe)
      return { trouble, verdict, truth: provider.truth(batch) }
    } finally {
      await crew.abandon()
    }
  } finally {
    provider.stop()
  }
}

export const callsOpen = async ({ provider }: Pick<Scene, 'provider'>, one: FleetWorker): Promise<boolean> =>
  ((await provider.open())[one.name] ?? 0) > 0

/** Waits for a call of this worker to be under way. False: it rests, and will call nobody any more. */
export async function callUnderWay(scene: Pick<Scene, 'provider'>, one: FleetWorker): Promise<boolean> {
  while (!(await callsOpen(scene, one))) {
    if (one.rests()) return false
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  return true
}
