import type { ChaosResult } from '../command/chaos.ts'

/** The line of a full run, and when and how it was made. */
export interface KeptLine extends ChaosResult {
  readonly at: string
  readonly seconds: number
  readonly args: readonly string[]
}

export interface PageParts {
  readonly lines: readonly KeptLine[]
  readonly says: ReadonlyMap<string, string>
  /** Proofs without a full run. */
  readonly missing: readonly string[]
  readonly commit: string
  readonly machine: string
}

/** Columns of the table; whatever else a line says stands below it. */
const common = ['chaos', 'store', 'runs', 'messages', 'killsInFlight', 'lost', 'doubled', 'unknown']
const aside = [...common, 'problems', 'at', 'args', 'seconds']

/** docs/reliability.md: what was tried, how often, and what was found. */
export function reliabilityPage({ lines, says, missing, commit, machine }: PageParts): string {
  const dates = lines.map(({ at }) => at.slice(0, 10)).toSorted()
  return `# What was tried so that nobody is lost and nobody is messaged twice

Written by \`pnpm chaos report\` from the last line of each full run. Commit ${commit}; runs of ${span(dates)}; ${machine}.
Anyone can repeat each of them: \`pnpm chaos <name>\`, \`pnpm chaos <name> --help\`.

A provider in another process keeps an append-only log of what it took, on its disk before it answers. In the end a
checker that shares no code with the engine compares that log with the ledger. **Lost**: somebody on the list is in no
bucket, or in one that the log contradicts. **Doubled**: an address that got two copies. **Unknown**: left for a person
to decide, which is right where a provider recognises no repeats, and counted apart.

The provider recognises repeats by the call's reference, by each message's key, answers look-ups only, or does none of
these; and it accepts and then says nothing, resets the line, answers 5xx or half a body, reads a call up to ten minutes
after the caller gave up, refuses, or says "try later". Where workers are separate processes their clock runs faster
than real time (\`speed\`), and calls and leases are shorter than in the product; the lines say by how much.

| name | what | store | runs | messages | in mid-call | lost | doubled | unknown | seconds |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${lines.map((line) => row(line, says.get(line.chaos) ?? '')).join('\n')}

## More figures

${lines.map(ownFigures).join('\n')}

## What was found

${found(lines, missing)}
`
}

const span = (dates: readonly string[]): string =>
  dates.length === 0 ? 'no day' : [...new Set([dates[0], dates.at(-1)])].join(' to ')

const row = (line: KeptLine, what: string): string =>
  `| ${line.chaos} | ${what} | ${line.store} | ${line.runs} | ${line.messages} | ${line.killsInFlight} | ${line.lost} | ${line.doubled} | ${line.unknown} | ${line.seconds} |`

function ownFigures(line: KeptLine): string {
  const own = Object.entries(line).filter(([name]) => !aside.includes(name))
  const figures = own.map(
    ([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  )
  return `- **${line.chaos}** (${line.store}): ${figures.join('; ')}`
}

function found(lines: readonly KeptLine[], missing: readonly string[]): string {
  const problems = lines.flatMap(({ chaos, store, problems: its }) =>
    its.map((it) => `- ${chaos}, ${store}: ${it}`),
  )
  const open = missing.map((name) => `- ${name}: there is no full run of it yet.`)
  return [...problems, ...open].join('\n') || 'Nothing: every proof stands.'
}
