import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBatchClient, type BatchClient } from '@carebatch/core/client'
import { sandboxToken } from '@carebatch/core/wire'

const startFile = join(import.meta.dirname, '../start.ts')

/** How a start ended that did not lead to an address. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export type Environment = Readonly<Record<string, string>>

interface Started {
  readonly child: ChildProcess
  /** First address that it printed, or how it ended without one. */
  readonly outcome: Promise<string | Ended>
  readonly ended: Promise<Ended>
}

/** Runs start.ts as `pnpm start` does. */
export function runStart(env: Environment, args: readonly string[] = []): Started {
  const child = spawn(process.execPath, ['--conditions=carebatch-source', startFile, ...args], {
    env: { ...process.env, PORT: '', CAREBATCH_DATA: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  const address = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += String(chunk)
      const printed = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0]
      if (printed !== undefined) resolve(printed)
    })
  })
  child.stderr.on('data', (chunk: Buffer) => (stderr += String(chunk)))
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }))
  return { child, outcome: Promise.race([address, ended]), ended }
}

export const newDataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'carebatch-portal-'))

/** A portal in a process of its own. It can be killed and started again on the same database and the same port. */
export class PortalProcess {
  readonly address: string
  readonly data: string
  #started: Started
  readonly #clients = new Map<string, BatchClient>()

  private constructor(started: Started, address: string, data: string) {
    this.#started = started
    this.address = address
    this.data = data
  }

  static async start(data?: string): Promise<PortalProcess> {
    const folder = data ?? (await newDataFolder())
    const started = runStart({ PORT: '0', CAREBATCH_DATA: folder })
    return new PortalProcess(started, await addressOf(started), folder)
  }

  /** Calls for one organisation, past the browser. */
  client(organisation: string): BatchClient {
    const client = this.#clients.get(organisation) ?? clientAt(this.address, organisation)
    this.#clients.set(organisation, client)
    return client
  }

  /** As if the machine had lost its power: nothing is finished, nothing is told. */
  async kill(): Promise<void> {
    this.#started.child.kill('SIGKILL')
    await this.#started.ended
  }

  /** On the same address as before, so that open pages find it. */
  async startAgain(): Promise<void> {
    this.#started = runStart({ PORT: new URL(this.address).port, CAREBATCH_DATA: this.data })
    await addressOf(this.#started)
  }

  /** Stops it as Ctrl-C would, and removes its database. */
  async stop(): Promise<Ended> {
    this.#started.child.kill('SIGTERM')
    const ended = await this.#started.ended
    await rm(this.data, { recursive: true, force: true })
    return ended
  }
}

async function addressOf({ outcome }: Started): Promise<string> {
  const printed = await outcome
  if (typeof printed === 'string') return printed
  throw new Error(`start.ts ended with code ${printed.code}: ${printed.stderr}`)
}

function clientAt(address: string, organisation: string): BatchClient {
  return createBatchClient({
    apiBase: address,
    getToken: async () => {
      const body = JSON.stringify({ organisation, user: 'End-to-end test' })
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${address}/v1/sandbox/token`, { method: 'POST', headers, body })
      return sandboxToken.parse(await answer.json())
    },
  })
}
