import type { Verdict } from '../checker/judge.ts'
import type { OptionTable } from './options.ts'

/** What every proof ends with; a line of JSON. Own figures follow. */
export interface ChaosResult extends Readonly<Record<string, unknown>> {
  readonly chaos: string
  readonly store: string
  readonly runs: number
  /** In all runs together. */
  readonly messages: number
  /** Processes that were ended or stopped with a call of theirs under way. */
  readonly killsInFlight: number
  readonly lost: number
  readonly doubled: number
  readonly unknown: number
  /** Sentences about what did not hold. None: the proof stands. */
  readonly problems: readonly string[]
}

/** One proof: `pnpm chaos <name>`. */
export interface Chaos {
  readonly says: string
  readonly options: OptionTable
  run(args: readonly string[]): Promise<ChaosResult>
}

/** What the runs of one proof add up to. */
export function tally() {
  const problems: string[] = []
  let [runs, messages, killsInFlight, lost, doubled, unknown] = [0, 0, 0, 0, 0, 0]
  return {
    problem(sentence: string): void {
      if (problems.length < mostProblems) problems.push(sentence)
    },
    /** Adds a run that was judged; `where` tells runs apart in what was found. */
    add(verdict: Verdict, where: string, figures: { messages: number; killsInFlight?: number }): void {
      runs++
      messages += figures.messages
      killsInFlight += figures.killsInFlight ?? 0
      lost += verdict.lost.length
      doubled += verdict.doubled.length
      unknown += verdict.unknown
      for (const { why, about } of [...verdict.lost, ...verdict.doubled, ...verdict.broken])
        this.problem(`${where}: ${about}: ${why}`)
    },
    result(chaos: string, store: string, own: Readonly<Record<string, unknown>>): ChaosResult {
      return { chaos, store, runs, messages, killsInFlight, lost, doubled, unknown, ...own, problems }
    },
  }
}

export type Tally = ReturnType<typeof tally>

/** Enough to see what is wrong; the counts are whole. */
const mostProblems = 20

/** Where a proof is at, for whoever waits. Nothing under test, where it would only be in the way. */
export function progress(text: string): void {
  if (process.env['NODE_TEST_CONTEXT'] === undefined) process.stderr.write(`${text}\n`)
}

/** Holds in every proof, whatever it is about. */
export const stands = ({ lost, doubled, problems }: ChaosResult): boolean =>
  lost === 0 && doubled === 0 && problems.length === 0
