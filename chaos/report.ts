import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Chaos, ChaosResult } from './command/chaos.ts'
import { chaosNamed, chaosNames, runChaos } from './command/run-chaos.ts'
import { readOptions } from './command/options.ts'
import { reliabilityPage, type KeptLine } from './report/reliability-page.ts'

const options = {
  take: { says: 'the lines of full runs that were kept, or run everything first', oneOf: ['kept', 'fresh'] },
} as const

const results = new URL('results/', import.meta.url)

/** Both stores where a proof can take either. */
const both = ['steps', 'receipts', 'race', 'restore', 'operators']

/** Writes docs/reliability.md from the lines that full runs have left. */
const report: Chaos = {
  says: 'writes docs/reliability.md from the lines of full runs',
  options,
  async run(args) {
    if (readOptions(options, args).take === 'fresh') await runEverything()
    const lines = keptLines()
    const names = chaosNames.filter((name) => name !== 'report')
    const missing = names.flatMap((name) => missingOf(name, lines))
    const says = new Map<string, string>()
    const optionSays = new Map<string, string>()
    for (const name of names) {
      const chaos = await chaosNamed(name)
      says.set(name, chaos.says)
      for (const [option, it] of Object.entries(chaos.options)) optionSays.set(`${name} --${option}`, it.says)
    }
    const before = readFileSync(new URL('report/found.md', import.meta.url), 'utf8')
    const page = reliabilityPage({ lines, says, optionSays, missing, before })
    write(new URL('../docs/reliability.md', import.meta.url), page)
    return sumOf(lines, missing)
  },
}
export default report

/** Formatted as everything here is. */
function write(file: URL, text: string): void {
  writeFileSync(file, text)
  const prettier = new URL('../node_modules/prettier/bin/prettier.cjs', import.meta.url)
  execFileSync(process.execPath, [fileURLToPath(prettier), '--write', fileURLToPath(file)], {
    stdio: 'ignore',
  })
}

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

/** Of a proof that takes either store there is to be a run on each. */
function missingOf(name: string, lines: readonly KeptLine[]): readonly string[] {
  const its = lines.filter(({ chaos }) => chaos === name)
  if (!both.includes(name)) return its.length === 0 ? [name] : []
  const stores = ['sqlite', 'postgres'].filter((store) => !its.some((line) => line.store === store))
  return stores.map((store) => `${name}, ${store}`)
}

function keptLines(): readonly KeptLine[] {
  if (!existsSync(results)) return []
  return readdirSync(results)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(new URL(file, results), 'utf8')) as KeptLine)
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
