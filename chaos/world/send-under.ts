import { setTimeout as pause } from 'node:timers/promises'
import type { Verdict } from '../checker/judge.ts'
import type { DedupeKind } from '../provider/behaviour.ts'
import { startProvider, type Provider } from '../provider/start-provider.ts'
import type { TruthLine } from '../provider/truth-log.ts'
import { fleet, type Fleet, type FleetWorker } from './fleet.ts'
import { patients } from './patients.ts'
import { roughLine, scaled } from './rough-line.ts'
import { seeded } from './seeded.ts'
import { confirmAt, judgeAt } from './sent-batch.ts'
import { staffAt, type Staff } from './staff.ts'
import { minute, start } from './surgery.ts'
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
  /** Times that staff were asked about what was late, and let it go on. */
  readonly answered: number
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
    const began = Date.now()
    const now = () => start + minute + (Date.now() - began) * scaled.speed
    const staff = await staffAt(at, batch, { now, monotonic: now })
    const crew = fleet({
      at,
      port: provider.port,
      dedupe,
      began,
      ...scaled,
      ...(isDeaf !== undefined && { isDeaf }),
      ...(looksEachMs !== undefined && { looksEachMs }),
    })
    try {
      for (let count = 0; count < workers; count++) await crew.hire()
      const trouble = await makeTrouble({ crew, provider, databases, random: seeded(seed * 7_919) })
      await untilOver(crew, staff, restWithinMs)
      await crew.dismiss()
      await staff.leave()
      const verdict = await judgeAt(at, batch, people, provider, dedupe)
      return { trouble, verdict, truth: provider.truth(batch), answered: staff.answered() }
    } finally {
      await staff.leave()
      await crew.abandon()
    }
  } finally {
    provider.stop()
  }
}

/** Nobody has anything left to do, and staff had the time to see it. */
async function untilOver(crew: Fleet, staff: Staff, withinMs: number): Promise<void> {
  for (let answered = -1; answered !== staff.answered();) {
    answered = staff.answered()
    await crew.untilRest(withinMs)
    await pause(staffNoticeMs)
  }
  await crew.untilRest(withinMs)
}

const staffNoticeMs = 2_500

export const callsOpen = async ({ provider }: Pick<Scene, 'provider'>, one: FleetWorker): Promise<boolean> =>
  ((await provider.open())[one.name] ?? 0) > 0

/** Waits for a call of this worker to be under way. False: it has rested for longer than staff take to answer. */
export async function callUnderWay(scene: Pick<Scene, 'provider'>, one: FleetWorker): Promise<boolean> {
  let restsSince = Infinity
  while (!(await callsOpen(scene, one))) {
    restsSince = one.rests() ? Math.min(restsSince, Date.now()) : Infinity
    if (Date.now() - restsSince > staffNoticeMs) return false
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  return true
}
