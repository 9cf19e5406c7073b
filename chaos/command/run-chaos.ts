import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { stands, type Chaos } from './chaos.ts'
import { helpOf } from './options.ts'
import { commit, machine } from './where.ts'

const folder = new URL('../', import.meta.url)

/** Every file of the folder above that is not a test is one proof. */
export const chaosNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))

export async function chaosNamed(name: string): Promise<Chaos> {
  const { default: chaos } = (await import(new URL(`${name}.ts`, folder).href)) as { default: Chaos }
  return chaos
}

/** `pnpm chaos <name>`: runs it, keeps its line for the report, and ends with it. Exit code 1: the proof does not stand. */
export async function runChaos([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help') return help(name === undefined ? 1 : 0)
  if (!chaosNames.includes(name)) {
    process.stderr.write(`There is no chaos called "${name}". There are: ${chaosNames.join(', ')}\n`)
    return 1
  }
  const chaos = await chaosNamed(name)
  if (args.includes('--help')) {
    process.stdout.write(`pnpm chaos ${name}   ${chaos.says}\n${helpOf(chaos.options)}\n`)
    return 0
  }
  const began = performance.now()
  const result = await chaos.run(args)
  const line = { ...result, seconds: Math.round((performance.now() - began) / 1_000) }
  if (name !== 'report') keep(name, result.store, args, line)
  process.stdout.write(`${JSON.stringify(line)}\n`)
  return stands(result) ? 0 : 1
}

async function help(code: number): Promise<number> {
  const lines = await Promise.all(
    chaosNames.map(async (name) => `  ${name.padEnd(10)} ${(await chaosNamed(name)).says}`),
  )
  process.stdout.write(`pnpm chaos <name> [--help]\n${lines.join('\n')}\n`)
  return code
}

/** Lines of full runs wait in `results` until `pnpm chaos report` takes them. */
function keep(name: string, store: string, args: readonly string[], line: object): void {
  if (args.includes('--short')) return
  const results = new URL('results/', folder)
  mkdirSync(results, { recursive: true })
  const [, , load = 0] = loadavg()
  const where = { commit: commit(), machine: machine(), load: Math.round(load), folder: tmpdir() }
  const kept = { ...line, at: new Date().toISOString(), args, ...where }
  writeFileSync(new URL(`${name}-${store}.json`, results), `${JSON.stringify(kept)}\n`)
}
