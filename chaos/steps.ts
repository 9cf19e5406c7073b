import type { CallName } from '@carebatch/server-adapter/engine/steps'
import { engineCalls, writingSteps } from '@carebatch/server-adapter/engine/steps'
import { judge, type Verdict } from './checker/judge.ts'
import { readLedger } from './checker/read-ledger.ts'
import { progress, tally, type Chaos, type Tally } from './command/chaos.ts'
import { readOptions } from './command/options.ts'
import { houseActs } from './life/house-acts.ts'
import { live, type Act, type Life } from './life/life.ts'
import type { Point } from './life/mortal.ts'
import { sendingActs } from './life/sending-acts.ts'
import { steeringActs } from './life/steering-acts.ts'
import {
  callFaults,
  dedupeKinds,
  type CallFault,
  type DedupeKind,
  type ProviderPlan,
} from './provider/behaviour.ts'
import { startProvider } from './provider/start-provider.ts'
import { patients, type Patient } from './world/patients.ts'
import { databases, type Databases, type StoreKind } from './world/store-at.ts'

const options = {
  store: { says: 'where the ledger is', oneOf: ['sqlite', 'postgres'] },
  occurrences: {
    says: 'crashes at each step of a life: at its first, last, second … time',
    full: 2,
    short: 1,
  },
  every: { says: 'of these crashes every n-th, other ones with each dedupe and fault', full: 1, short: 24 },
  each: { says: '1: and at each step at which nobody has died yet', full: 1, short: 0 },
  faults: { says: 'kinds of provider fault, of 8, beside none', full: 8, short: 1 },
  dedupe: { says: 'only one kind of dedupe', oneOf: ['all', ...dedupeKinds] },
  fault: { says: 'only one provider fault', oneOf: ['all', ...callFaults] },
  seed: { says: 'for the provider', full: 1, short: 1 },
} as const

/** Steps of the engine that this proof need not die at, and why. */
export const elsewhere: Readonly<Record<string, string>> = {
  'hold-restored': 'the proof `restore`, which dies there: it has a backup that knows less than the provider',
  'restore-part': 'the proof `restore`',
  'restore-found': 'the proof `restore`',
  'restore-done': 'the proof `restore`',
  ...asOneTransaction({
    'keep-document': 'the tests of documents',
    'open-link': 'the tests of patients’ pages',
    'report-link': 'the tests of patients’ pages',
    'revoke-links': 'the tests of patients’ pages and of repeated posts',
    'issue-link': 'the tests of patients’ pages and of repeated posts',
    'extend-links': 'the tests of repeated posts',
    'open-gate': 'the tests of patients’ pages and of repeated posts',
    'approve-questionnaire': 'the tests of repeated posts',
    'save-answers': 'the tests of questionnaires’ pages',
    'send-answers': 'the tests of questionnaires’ pages',
  }),
}

/** What a patient or staff do at once, with no call before or after it: it has happened or it has not. */
function asOneTransaction(triedIn: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(triedIn).map(([step, tests]) => [step, `one transaction without a call: ${tests}`]),
  )
}

/** The points that one whole run must die at. */
export const pointsToDieAt: readonly Point[] = [
  ...writingSteps.filter((step) => elsewhere[step] === undefined).map((step) => `after ${step}` as const),
  ...engineCalls.flatMap((call: CallName) => [`before ${call}`, `after ${call}`] as const),
]

/**
 * The same life again and again; each time the process dies one point later, and another one goes on. With every kind
 * of dedupe, and every fault of a provider.
 */
const steps: Chaos = {
  says: 'a crash at every step of the engine, with each kind of dedupe and each provider fault',
  options,
  async run(args) {
    const given = readOptions(options, args)
    const all = await databases(given.store as StoreKind)
    const sum = tally()
    const figures = { crashes: 0, turns: 0, passed: new Set<Point>(), died: new Set<Point>() }
    const dieIn = (story: Story, dedupe: DedupeKind, fault: CallFault | undefined) =>
      dieEverywhere({ all, sum, figures, ...given }, story, dedupe, fault)
    try {
      for (const dedupe of dedupeKinds.filter((it) => isAsked(given.dedupe, it)))
        for (const fault of [undefined, ...faultsOf(given)]) await dieIn(sending, dedupe, fault)
      for (const story of given.dedupe === 'all' ? [steering, house] : [])
        await dieIn(story, 'reference', undefined)
    } finally {
      await all.close()
    }
    const { crashes, passed, died } = figures
    const isWhole = given.dedupe === 'all' && given.fault === 'all'
    for (const point of pointsToDieAt.filter(() => isWhole)) {
      if (!passed.has(point)) sum.problem(`no life passed ${point}`)
      else if (given.each === 1 && !died.has(point)) sum.problem(`nobody died ${point}`)
    }
    return sum.result('steps', given.store, { crashes, steps: died.size, seed: given.seed })
  },
}
export default steps

const isAsked = (only: string, it: string): boolean => only === 'all' || only === it

function faultsOf({
  fault,
  faults,
}: {
  readonly fault: string
  readonly faults: number
}): readonly CallFault[] {
  return fault === 'all' ? callFaults.slice(0, faults) : callFaults.filter((it) => it === fault)
}

interface StepsWorld {
  readonly all: Databases
  readonly sum: Tally
  readonly figures: { crashes: number; turns: number; readonly passed: Set<Point>; readonly died: Set<Point> }
  readonly occurrences: number
  readonly every: number
  readonly each: number
  readonly seed: number
}

/** Only at first: a provider that never answers again leaves everything to people, and nothing to go wrong. */
const plan = (dedupe: DedupeKind, fault: CallFault | undefined): ProviderPlan => ({
  dedupe,
  faults: fault === undefined ? {} : { [fault]: 1 },
  firstOnly: true,
  answerMs: [0, 0],
})

/** What happens in a life, and to whom. */
interface Story {
  readonly acts: readonly Act[]
  readonly people: readonly Patient[]
  readonly hears: boolean
}

const people = patients(5, ['text', 'app', 'email', 'text', 'nothing'])
const sending: Story = { acts: sendingActs, people, hears: false }
const steering: Story = { acts: steeringActs, people, hears: false }
const house: Story = { acts: houseActs, people: patients(20), hears: true }

/** One life without a crash says where one can die; then one life for each of these. */
async function dieEverywhere(
  { all, sum, figures, occurrences, every, each, seed }: StepsWorld,
  story: Story,
  dedupe: DedupeKind,
  fault: CallFault | undefined,
): Promise<void> {
  const provider = await startProvider(plan(dedupe, fault), seed)
  const oneLife = async (diesAt: number | Point) => {
    const where = `${dedupe}, ${fault ?? 'no fault'}, point ${diesAt}`
    const at = await all.fresh()
    try {
      return await live({ at, provider, dedupe, ...story, diesAt }, async (end) => {
        for (const [verdict, messages] of await judgeLife(end, dedupe)) sum.add(verdict, where, { messages })
      })
    } catch (cause) {
      throw new Error(`${where}: ${String(cause)}`, { cause })
    }
  }
  try {
    const { passed } = await oneLife(Infinity)
    for (const point of passed) figures.passed.add(point)
    const turn = figures.turns++
    const dieAt = async (diesAt: number | Point): Promise<void> => {
      const life = await oneLife(diesAt)
      const point = life.passed.at(-1)
      if (life.isAlive() || point === undefined) return
      figures.died.add(point)
      figures.crashes++
    }
    for (const [at, diesAt] of someOf(passed, occurrences).entries())
      if ((at + turn) % every === 0) await dieAt(diesAt)
    // By name: where much goes on at once, the n-th point is not the same one each time.
    for (const point of new Set(passed)) if (each === 1 && !figures.died.has(point)) await dieAt(point)
    progress(`${dedupe}, ${fault ?? 'no fault'}: ${figures.crashes} crashes so far`)
  } finally {
    provider.stop()
  }
}

/** Numbers, from 1, of the first, last, second … time that each point is passed. */
export function someOf(passed: readonly Point[], occurrences: number): readonly number[] {
  const times = new Map<Point, number[]>()
  passed.forEach((point, index) => times.set(point, [...(times.get(point) ?? []), index + 1]))
  return [...times.values()]
    .flatMap(
      (all) => new Set([all[0] ?? 0, all.at(-1) ?? 0, ...all.slice(1)].slice(0, Math.max(1, occurrences))),
    )
    .flatMap((some) => [...some])
    .toSorted((a, b) => a - b)
}

/** Of each batch, with how many people are on its list. */
async function judgeLife(
  { store, provider, memory, people: everybody }: Life,
  dedupe: DedupeKind,
): Promise<readonly (readonly [Verdict, number])[]> {
  const verdicts: (readonly [Verdict, number])[] = []
  for (const [name, batch] of memory.batches) {
    const list = (memory.listed.get(name) ?? everybody).map(({ nhsNumber }) => nhsNumber)
    const verdict = judge({
      list,
      ledger: await readLedger(store, 'larkfield', batch),
      truth: provider.truth(batch),
      undelivered: memory.undelivered,
      countedAsSent: memory.countedAsSent,
      sentAgain: memory.sentAgain,
      neverRepeat: dedupe === 'none',
    })
    verdicts.push([verdict, list.length])
  }
  return verdicts
}
