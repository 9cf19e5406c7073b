import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstLine, script } from '../world/script.ts'
import type { ProviderPlan } from './behaviour.ts'
import { readTruth, type TruthLine } from './truth-log.ts'

/** The provider's process, seen from the one who judges. */
export interface Provider {
  readonly port: number
  /** From now on it behaves like this. */
  plan(plan: ProviderPlan): Promise<void>
  /** It reads the calls that are still on their way. Resolves to how many there were. */
  readLate(): Promise<number>
  /** Calls that it has read and not answered yet, by worker. */
  open(): Promise<Readonly<Record<string, number>>>
  /** Its log, of one batch where one is named. */
  truth(batch?: string): readonly TruthLine[]
  stop(): void
}

export async function startProvider(first: ProviderPlan, seed: number): Promise<Provider> {
  const folder = mkdtempSync(join(tmpdir(), 'carebatch-provider-'))
  const log = join(folder, 'truth.log')
  writeFileSync(log, '')
  const child = script(new URL('provider-process.ts', import.meta.url), [
    log,
    JSON.stringify(first),
    String(seed),
  ])
  const port = Number(await firstLine(child))
  const ask = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return response.json()
  }
  return {
    port,
    plan: async (plan) => void (await ask('/plan', plan)),
    readLate: async () => ((await ask('/late', null)) as { read: number }).read,
    open: async () => (await ask('/open', null)) as Record<string, number>,
    truth: (batch) => ofBatch(readTruth(log), batch),
    stop() {
      child.kill('SIGTERM')
      rmSync(folder, { recursive: true })
    },
  }
}

/** A key begins with its message, and a message with its batch. */
export function ofBatch(truth: readonly TruthLine[], batch: string | undefined): readonly TruthLine[] {
  if (batch === undefined) return truth
  const isOurs = (key: string | undefined) => key?.startsWith(`${batch}-`) === true
  const calls = new Set(truth.flatMap((it) => (it.what === 'call' && isOurs(it.keys[0]) ? [it.call] : [])))
  return truth.filter((it) => (it.what === 'copy' ? isOurs(it.key) : calls.has(it.call)))
}
