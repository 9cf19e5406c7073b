import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../bin/carebatch.js', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly folder?: string
  readonly env?: Readonly<Record<string, string>>
  /** Called with all output so far, each time that there is more. Answers with a signal to send. */
  readonly onOutput?: (out: string) => NodeJS.Signals | undefined
}

/** Runs the real command as a process of its own, on the sources. */
export function runCarebatch(
  args: readonly string[],
  { folder, env = {}, onOutput }: RunOptions = {},
): Promise<Ran> {
  const { NODE_TEST_CONTEXT: _, ...own } = process.env
  const child = spawn(process.execPath, ['--conditions=carebatch-source', bin, ...args], {
    ...(folder !== undefined && { cwd: folder }),
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    const signal = onOutput?.(out)
    if (signal !== undefined) child.kill(signal)
  })
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

/** Inside the package, so that modules in it find its dependencies; outside of what git and the type check see. */
export function scratchFolder(prefix: string): string {
  const data = fileURLToPath(new URL('../../data', import.meta.url))
  mkdirSync(data, { recursive: true })
  return mkdtempSync(join(data, prefix))
}
