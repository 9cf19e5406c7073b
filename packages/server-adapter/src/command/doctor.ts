import type { BatchServerOptions } from '../create-batch-server.ts'
import type { CheckFinding } from '../ports/self-check.ts'
import { checkAdapters } from './doctor/check-adapters.ts'
import { checkCallbacks } from './doctor/check-callbacks.ts'
import { checkDatabase } from './doctor/check-database.ts'
import { checkParts } from './doctor/check-parts.ts'
import { checkScheduler } from './doctor/check-scheduler.ts'
import { problemIn } from './doctor/problem-in.ts'
import { loadDefault, reasonOf } from './load-default.ts'
import { readArgs, required } from './read-args.ts'
import { Misuse, Unable, type Subcommand, type Terminal } from './subcommand.ts'
import { withoutSecrets } from './without-secrets.ts'

export const doctor: Subcommand = {
  help: `carebatch doctor <config-module> [--public-url <address>]

Checks what a server would be made of: its parts, the database, the machine's clock against the database's, whatever
adapters can find out about their own credentials and templates, the scheduler, and whether providers can reach the
callbacks. Sends nothing to anybody and prints no secret.

The database is opened as a start of the server opens it: missing tables and columns are added, nothing is removed.
An SQLite file that a running server uses cannot be checked at the same time.

  <config-module>  a module whose default export is BatchServerOptions, or a function that gives them
  --public-url     where providers find this server, e.g. https://batch.example: an unsigned callback is posted there
                   for each sender, which the running server must refuse with 401

Exit codes: 0 all in order, 1 a problem was found, 2 typed wrong.
`,
  async run(args, terminal) {
    const { positionals, values } = readArgs(args, { 'public-url': { type: 'string' } }, 1)
    const file = required(positionals[0], 'The configuration module')
    const publicUrl = values['public-url'] === undefined ? undefined : address(values['public-url'])
    const options = await configuration(await loadDefault(file, terminal), file, terminal)
    terminal.print(
      'The database is opened as a start would open it: tables are added where missing, nothing is removed.',
    )
    terminal.print('')
    let problems = tell(checkParts(options), terminal)
    if (isWhole(options)) problems += await examine(options, publicUrl, terminal)
    terminal.print('')
    terminal.print(
      problems === 0 ? 'All in order.' : `${String(problems)} ${problems === 1 ? 'problem' : 'problems'}.`,
    )
    return problems === 0 ? 'ok' : 'problem'
  },
}

type Check = (options: BatchServerOptions, publicUrl: URL | undefined) => Promise<readonly CheckFinding[]>

const checks: readonly Check[] = [checkDatabase, checkAdapters, checkScheduler, checkCallbacks]

async function examine(
  options: BatchServerOptions,
  publicUrl: URL | undefined,
  terminal: Terminal,
): Promise<number> {
  let problems = 0
  for (const check of checks) problems += tell(await check(options, publicUrl), terminal)
  return problems
}

/** Prints findings. Returns how many are problems. */
function tell(findings: readonly CheckFinding[], { print, env }: Terminal): number {
  for (const { what, problem } of findings)
    print(withoutSecrets(problem === undefined ? `ok       ${what}` : `problem  ${what}: ${problem}`, env))
  return findings.filter(({ problem }) => problem !== undefined).length
}

function isWhole(options: Partial<BatchServerOptions>): options is BatchServerOptions {
  return checkParts(options).every(({ problem }) => problem === undefined)
}

async function configuration(
  exported: unknown,
  file: string,
  { env }: Terminal,
): Promise<Partial<BatchServerOptions>> {
  try {
    const options: unknown = typeof exported === 'function' ? await exported() : exported
    if (typeof options === 'object' && options !== null) return options
  } catch (error) {
    throw new Unable(
      `${file} gives no configuration: ${withoutSecrets(problemIn(error) ?? reasonOf(error), env)}`,
    )
  }
  throw new Unable(
    `The default export of ${file} is neither BatchServerOptions nor a function that gives them.`,
  )
}

function address(text: string): URL {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new Misuse('--public-url is an address such as https://batch.example.')
  return new URL(url.href.endsWith('/') ? url : `${url.href}/`)
}
