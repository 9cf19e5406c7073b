import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import type { Chaos, ChaosResult } from './command/chaos.ts'
import { chaosNamed, chaosNames, runChaos } from './command/run-chaos.ts'
import { readOptions } from './command/options.ts'
import { reliabilityPage, type KeptLine } from './report/reliability-page.ts'

const options = {
  take: { says: 'the lines of full runs that were kept, or run everything first', oneOf: ['kept', 'fresh'] },
} as const

const results = new URL('results/', import.meta.url)

/** Both stores where a proof can take either. */
const both = ['steps', 'receipts', 'race', 'restore', 'operators', 'kill']

/** Writes docs/reliability.md from the lines that full runs have left. */
const report: Chaos = {
  says: 'writes docs/reliability.md from the lines of full runs',
  options,
  async run(args) {
    if (readOptions(options, args).take === 'fresh') await runEverything()
    const lines = keptLines()
    const names = chaosNames.filter((name) => name !== 'report')
    const missing = names.filter((name) => !lines.some(({ chaos }) => chaos === name))
    const says = new Map<string, string>()
    for (const name of names) says.set(name, (await chaosNamed(name)).says)
    const page = reliabilityPage({ lines, says, missing, commit: commit(), machine: machine() })
    writeFileSync(new URL('../docs/reliability.md', import.meta.url), page)
    return sumOf(lines, missing)
  },
}
export default report

async function runEverything(): Promise<void> {
  for (const name of chaosNames.filter((it) => it !== 'report')) {
    const stores = both.includes(name)
      ? [
          ['--store', 'sqlite'],
          ['--store', 'postgres'],
        ]
      : [[]]
    for (const store of stores) await runChaos([name, ...store])
  }
}

function keptLines(): readonly KeptLine[] {
  if (!existsSync(results)) return []
  return readdirSync(results)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(new URL(file, results), 'utf8')) as KeptLine)
}

const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

function machine(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GiB, ${type()} ${release()}, Node ${process.version}`
}

function sumOf(lines: readonly KeptLine[], missing: readonly string[]): ChaosResult {
  const sum = (name: 'runs' | 'messages' | 'killsInFlight' | 'lost' | 'doubled' | 'unknown') =>
    lines.reduce((total, line) => total + line[name], 0)
  return {
    chaos: 'report',
    store: 'both',
    runs: sum('runs'),
    messages: sum('messages'),
    killsInFlight: sum('killsInFlight'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    unknown: sum('unknown'),
    proofs: lines.length,
    problems: [
      ...missing.map((name) => `there is no full run of ${name}`),
      ...lines.flatMap(({ chaos, problems }) => problems.map((it) => `${chaos}: ${it}`)),
    ],
  }
}
