import { stands, type ChaosResult } from '../command/chaos.ts'
import { figure, grouped } from './figures.ts'

/** The line of a full run, and when, where and how it was made. */
export interface KeptLine extends ChaosResult {
  readonly at: string
  readonly seconds: number
  /** Options that were given beside the numbers of the full form. */
  readonly args: readonly string[]
  readonly commit: string
  readonly machine: string
  /** Processes that wanted a core at the same time, on average of the last minutes. */
  readonly load: number
  /** Where databases and the provider's log lay. */
  readonly folder: string
}

export interface PageParts {
  readonly lines: readonly KeptLine[]
  readonly says: ReadonlyMap<string, string>
  /** Markdown: what earlier runs found, written by hand. */
  readonly before: string
  /** What an option does, by proof and option: `kill --runs`. */
  readonly optionSays: ReadonlyMap<string, string>
  /** Proofs, with their stores, of which there is no full run. */
  readonly missing: readonly string[]
}

/** Columns of the table and what stands elsewhere; whatever else a line says stands below it. */
const common = ['chaos', 'store', 'runs', 'messages', 'killsInFlight', 'lost', 'doubled', 'unknown']
const aside = [...common, 'problems', 'at', 'args', 'seconds', 'commit', 'machine', 'load', 'folder']

/** docs/reliability.md: what was tried, how often, and what was found. */
export function reliabilityPage({ lines, says, optionSays, missing, before }: PageParts): string {
  return `# What was tried so that nobody is lost and nobody is messaged twice

${verdict(lines, missing)}

This page is written by \`pnpm chaos report\` from the last line of each full run, with the date, the commit and the
machine of that run. Anybody can repeat each of them, with nothing but this repository: \`pnpm chaos <name>\`;
\`pnpm chaos <name> --help\` says what can be set. A short form of each is part of \`pnpm test\`.

## How it is judged

A provider in a process of its own keeps an append-only log of what it took, written to its file before it answers. In
the end a judge that shares no code with the engine compares that log with the ledger.

- **Lost**: somebody on the list is in no bucket, or in one that the log contradicts ("failed", and the provider took a
  copy; "accepted", and it never did), or still waits when nothing is due any more.
- **Doubled**: an address of a patient that got two copies, unless a person decided to send again.
- **Unknown**: left for a person to decide. That is right, and not counted as a fault, where a call had no answer and the
  provider recognises no repeats, or after a backup was restored.

The provider recognises repeats by the call's reference, by each message's key, answers look-ups only, or does none of
these; and it accepts and then says nothing, resets the line, answers 5xx or half a body, reads a call up to ten minutes
after the caller gave up, refuses, or says "try later". Where workers are separate processes their clock runs faster
than real time, and calls and leases are shorter than in the product; the figures below say by how much.

## What was done

| proof | what | store | runs | messages | in mid-call | lost | doubled | unknown | minutes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${lines.map((line) => row(line, says.get(line.chaos) ?? '')).join('\n')}

A run is one batch, or one life of a process with all its batches. "In mid-call": processes killed or stopped, or
databases restarted, while a call to the provider was under way.

## More figures

${lines.map(ownFigures).join('\n')}

## When and where

| proof | store | date | commit | options | load | files |
| --- | --- | --- | --- | --- | --- | --- |
${lines.map(whenAndWhere).join('\n')}

Without options a run has the numbers of its full form. ${optionsGiven(lines, optionSays)}

The machine: ${machines(lines)} The load is how many processes wanted a core at once: other work went on beside these
runs, so their minutes say little about speed. Files under \`/dev/shm\` lie in memory: processes die in these proofs, and what they wrote outlives them there
as on a disk; nobody pulled a plug.

## What was found

${found(lines, missing)}

Before, and mended since:

${before}
## What was not tried

- A machine that loses its power, a disk that lies about what it has written, or one that is full.
- Two machines: worker processes share one here, and with it one clock.
- Real providers. What they do after a call without an answer is what their adapters declare, and the suite that is
  shipped for adapters asks it of each.
`
}

function verdict(lines: readonly KeptLine[], missing: readonly string[]): string {
  const sum = (name: 'messages' | 'killsInFlight' | 'lost' | 'doubled') =>
    grouped(lines.reduce((total, line) => total + line[name], 0))
  const failed = lines.filter((line) => !stands(line))
  const end =
    failed.length + missing.length === 0
      ? 'Every proof stands.'
      : `${lines.length - failed.length} of ${lines.length} runs stand; what does not, or was not run, is under “What was found”.`
  return `${sum('messages')} messages in ${grouped(lines.length)} full runs, with ${sum('killsInFlight')} processes stopped or cut off in mid-call: **${sum('lost')} lost, ${sum('doubled')} doubled.** ${end}`
}

function row(line: KeptLine, what: string): string {
  const { chaos, store, runs, messages, killsInFlight, lost, doubled, unknown, seconds } = line
  const counts = [runs, messages, killsInFlight, lost, doubled, unknown].map(grouped)
  return `| ${[chaos, what, store, ...counts, (seconds / 60).toFixed(1)].join(' | ')} |`
}

function ownFigures(line: KeptLine): string {
  const own = Object.entries(line).filter(([name]) => !aside.includes(name))
  const figures = own.map(([name, value]) => figure(name, value))
  return `- **${line.chaos}**, ${line.store}. ${figures.join('; ')}.`
}

function whenAndWhere({ chaos, store, at, commit, args, load, folder }: KeptLine): string {
  const given = args.filter((_, index) => args[index] !== '--store' && args[index - 1] !== '--store')
  const options = given.length === 0 ? 'none' : `\`${given.join(' ')}\``
  return `| ${chaos} | ${store} | ${at.slice(0, 16).replace('T', ' ')} UTC | ${commit} | ${options} | ${load} | \`${folder}\` |`
}

function optionsGiven(lines: readonly KeptLine[], says: ReadonlyMap<string, string>): string {
  const given = lines.flatMap(({ chaos, args }) =>
    args
      .filter((arg) => arg.startsWith('--') && arg !== '--store')
      .map((arg) => `\`${arg}\` of ${chaos}: ${says.get(`${chaos} ${arg}`) ?? ''}.`),
  )
  return [...new Set(given)].join(' ')
}

const machines = (lines: readonly KeptLine[]): string =>
  `${[...new Set(lines.map(({ machine }) => machine))].join('; ')}.`

function found(lines: readonly KeptLine[], missing: readonly string[]): string {
  const problems = lines.flatMap(({ chaos, store, problems: its }) =>
    its.map((it) => `- ${chaos}, ${store}: ${it}`),
  )
  const open = missing.map((name) => `- ${name}: there is no full run of it yet.`)
  return [...problems, ...open].join('\n') || 'In these runs, nothing: every proof stands.'
}
