import { existsSync, readdirSync } from 'node:fs'

interface Runnable {
  run(args: readonly string[]): Promise<Record<string, unknown>>
}

/** The files of this folder that can be run by name. */
function names(folder: URL): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('run'))
    .map((file) => file.slice(0, -'.ts'.length))
}

/** `pnpm bench <name>` and `pnpm chaos <name>`: runs the file of that name and ends with its result as one JSON line. */
export async function runNamed(
  kind: 'bench' | 'chaos',
  folder: URL,
  [name, ...args]: readonly string[],
): Promise<void> {
  const known = names(folder)
  if (name === '--help' || name === undefined) {
    process.stdout.write(`pnpm ${kind} <name>   one of: ${known.join(', ')}\n`)
    process.exitCode = name === undefined ? 1 : 0
    return
  }
  const file = new URL(`${name}.ts`, folder)
  if (!known.includes(name) || !existsSync(file)) {
    process.stderr.write(`There is no ${kind} called "${name}". There are: ${known.join(', ')}\n`)
    process.exitCode = 1
    return
  }
  const { run }: Runnable = await import(file.href)
  process.stdout.write(`${JSON.stringify({ [kind]: name, ...(await run(args)) })}\n`)
}
