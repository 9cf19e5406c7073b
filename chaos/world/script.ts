import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of its own, with the sources as they are (and with what `NODE_OPTIONS` plants in them). */
export function script(file: URL, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--conditions=carebatch-source', fileURLToPath(file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
}

/** What it says first; empty where it ends without a word. */
export async function firstLine(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return String(chunk).trim()
  return ''
}
